package org.tongtian.settlement.simulation;

import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.BesidePrice;

/**
 * What happened to a sale.
 *
 * @param what happened
 * @param at when
 * @param saleId id of the sale
 * @param sale null where it is not paid now
 * @param amount fen of the list price that were refunded, 0 otherwise
 * @param beside of coupons and the delivery fee what was refunded, nothing otherwise
 */
@Pure
record Happening(
    What what, Instant at, String saleId, BookedSale sale, long amount, BesidePrice beside) {

  /** What can happen to a sale. */
  enum What {
    PAID,
    RECEIVED,
    CANCELLED,
    REFUNDED
  }

  static Happening paid(Instant at, BookedSale sale) {
    return new Happening(What.PAID, at, sale.saleId(), sale, 0, BesidePrice.NOTHING);
  }

  static Happening received(Instant at, String saleId) {
    return new Happening(What.RECEIVED, at, saleId, null, 0, BesidePrice.NOTHING);
  }

  static Happening cancelled(Instant at, String saleId) {
    return new Happening(What.CANCELLED, at, saleId, null, 0, BesidePrice.NOTHING);
  }

  static Happening refunded(Instant at, String saleId, long amount, BesidePrice beside) {
    return new Happening(What.REFUNDED, at, saleId, null, amount, beside);
  }
}
