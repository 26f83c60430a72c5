package org.tongtian.kit.testing.broken.cycles.one;

import org.tongtian.kit.testing.broken.cycles.two.Second;

/** One half of a cycle of features. */
public class First {

  Second second;
}
