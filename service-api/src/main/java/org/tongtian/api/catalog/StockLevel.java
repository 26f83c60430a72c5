package org.tongtian.api.catalog;

import org.tongtian.kit.money.Quantity;

/**
 * How much of a lot can be bought right now. Not a fact but a passing signal, sent on the Redis
 * channel {@link #CHANNEL} whenever it changes (at most ten times a second per lot).
 */
public record StockLevel(String lotId, String productId, Quantity available) {

  /** Redis channel name, before the namespace. */
  public static final String CHANNEL = "signals:stock";
}
