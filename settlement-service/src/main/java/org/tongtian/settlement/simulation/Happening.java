package org.tongtian.settlement.simulation;

import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookedSale;

/**
 * What happened to a sale.
 *
 * @param what happened
 * @param at when
 * @param saleId id of the order
 * @param sale null where it is not paid now
 * @param amount fen that were refunded, 0 otherwise
 */
@Pure
record Happening(What what, Instant at, String saleId, BookedSale sale, long amount) {

  /** What can happen to a sale. */
  enum What {
    PAID,
    RECEIVED,
    CANCELLED,
    REFUNDED
  }

  static Happening paid(Instant at, BookedSale sale) {
    return new Happening(What.PAID, at, sale.saleId(), sale, 0);
  }

  static Happening received(Instant at, String saleId) {
    return new Happening(What.RECEIVED, at, saleId, null, 0);
  }

  static Happening cancelled(Instant at, String saleId) {
    return new Happening(What.CANCELLED, at, saleId, null, 0);
  }

  static Happening refunded(Instant at, String saleId, long amount) {
    return new Happening(What.REFUNDED, at, saleId, null, amount);
  }
}
