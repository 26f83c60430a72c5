package org.tongtian.kit.testing.broken.controller;

import org.tongtian.kit.testing.broken.feature.ImpureRule;

/** Breaks two rules: its package is a layer, and it closes a cycle of features. */
public class LayeredThing {

  ImpureRule rule;
}
