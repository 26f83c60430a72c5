package org.tongtian.settlement.book;

import java.time.Instant;

/** What the world did that a book must record. */
public sealed interface BookEvent {

  /** Id of the fact, the same whenever it is delivered. */
  String eventId();

  /** Id of the order. */
  String orderId();

  /** When it happened. */
  Instant happenedAt();

  /**
   * A consumer paid.
   *
   * @param contractHash of the version that the order was bound to
   */
  record SalePaid(String eventId, Instant happenedAt, BookedSale sale, String contractHash)
      implements BookEvent {
    @Override
    public String orderId() {
      return sale.orderId();
    }
  }

  /** The consumer has the goods. */
  record SaleReceived(String eventId, Instant happenedAt, String orderId) implements BookEvent {}

  /** The sale ended before the goods were received. */
  record SaleCancelled(String eventId, Instant happenedAt, String orderId) implements BookEvent {}
}
