package org.tongtian.catalog.stock;

import org.tongtian.kit.money.Quantity;

/**
 * How a lot's declared stock is spread, from MongoDB; {@code total = reserved + sold + free}.
 *
 * @param reserved held for orders that are not paid yet
 */
public record StockFigures(Quantity total, Quantity reserved, Quantity sold, Quantity free) {

  static StockFigures of(Quantity total, Quantity reserved, Quantity sold) {
    return new StockFigures(total, reserved, sold, total.minus(reserved).minus(sold));
  }
}
