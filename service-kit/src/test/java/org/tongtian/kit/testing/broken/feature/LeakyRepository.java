package org.tongtian.kit.testing.broken.feature;

import org.tongtian.local.stores.EmbeddedStores;

/** Breaks four rules: public, floating point money, another service's class, and printing. */
public class LeakyRepository {

  double price;
  EmbeddedStores foreign;

  void show() {
    System.out.println(price);
  }
}
