package org.tongtian.kit.testing.broken.floating;

/** Prices that lose fen. */
public interface FloatingPrices {

  /** In double. */
  class InDouble {
    double price;
  }

  /** In float. */
  class InFloat {
    float price;
  }

  /** In boxed double. */
  class InBoxedDouble {
    Double price;
  }

  /** In boxed float. */
  class InBoxedFloat {
    Float price;
  }
}
