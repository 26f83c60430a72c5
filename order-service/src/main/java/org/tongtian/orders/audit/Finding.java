package org.tongtian.orders.audit;

import java.time.LocalDate;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.kit.text.Text;

/**
 * A difference that an audit found.
 *
 * @param subject what it is about, as people name it: an order's number, else an id
 * @param expected what it should be
 * @param found what it is
 * @param lot the lot it is about, as people name it; null where an order's number says enough
 */
public record Finding(Kind kind, String subject, String expected, String found, Lot lot) {

  /** A lot as people name it. */
  public record Lot(Text product, Text pack, Text grade, LocalDate harvest) {

    static Lot of(LotOffer offer) {
      return new Lot(
          offer.productName(), offer.skuName(), offer.grade().name(), offer.harvestDate());
    }
  }

  /** A difference of an order. */
  static Finding ofOrder(Kind kind, String number, String expected, String found) {
    return new Finding(kind, number, expected, found, null);
  }

  /** What can differ. */
  public enum Kind {
    /** A lot's stock is not what is sold, reserved and free together. */
    STOCK_SUM,
    /** An unpaid order has no stock set aside. */
    STOCK_NOT_RESERVED,
    /** A paid order's stock is not sold, or another quantity is. */
    STOCK_NOT_SOLD,
    /** An order is over, and its stock did not come back. */
    STOCK_NOT_RETURNED,
    /** Stock is taken for no order. */
    STOCK_WITHOUT_ORDER,
    /** A paid line is in no book. */
    SALE_NOT_BOOKED,
    /** A book has other amounts of a line than the order. */
    SALE_BOOKED_OTHERWISE,
    /** What came in for a sale is not what waits, was settled and went back. */
    SALE_SUM,
    /** A presale ended after its deposit, and the deposit is not on its way back. */
    DEPOSIT_NOT_RETURNED,
    /** An order is in another state than the last step it is known to have taken. */
    STATE_OTHERWISE,
    /** A payment is not the sum of the orders it paid. */
    PAYMENT_SUM,
    /** Money came for an order that is neither paid by it nor has it on its way back. */
    PAYMENT_LOST,
    /** An order counts as paid, and no money is known that came for it. */
    PAYMENT_MISSING,
    /** An order's refunded money is not the sum of its refunds. */
    REFUND_SUM
  }
}
