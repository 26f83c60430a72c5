package org.tongtian.kit.testing.broken.layers.controller;

/** Lives in a layer instead of a feature. */
public class LayeredThing {}
