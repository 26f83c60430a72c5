package org.tongtian.kit.testing.broken.foreign;

import org.tongtian.local.stores.EmbeddedStores;

/** Uses a class of another application. */
public class Borrower {

  EmbeddedStores foreign;
}
