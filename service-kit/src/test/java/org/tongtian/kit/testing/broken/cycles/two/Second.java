package org.tongtian.kit.testing.broken.cycles.two;

import org.tongtian.kit.testing.broken.cycles.one.First;

/** The other half of a cycle of features. */
public class Second {

  First first;
}
