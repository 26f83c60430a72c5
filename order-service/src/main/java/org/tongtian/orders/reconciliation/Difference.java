package org.tongtian.orders.reconciliation;

import org.tongtian.kit.money.Money;

/**
 * One thing on which the channel, our orders and the book do not agree. What does not apply is
 * null.
 *
 * @param subject id of the payment, refund or sale; what the channel wrote where it is none of ours
 * @param orderNumber the number people read, where the order is known
 * @param channelNumber the channel's number, to look it up there
 * @param ours what we have
 * @param theirs what the channel's file, or the book, has
 * @param ourState our word for the state
 * @param theirState the channel's
 */
public record Difference(
    Kind kind,
    String subject,
    String orderNumber,
    String channelNumber,
    Money ours,
    Money theirs,
    String ourState,
    String theirState) {

  /** What can differ. */
  public enum Kind {
    /** The channel took money for something we do not know. */
    PAYMENT_UNKNOWN,
    /** The channel took money, and we still wait for it. */
    PAYMENT_STILL_AWAITED,
    /** The channel took money for what is over with us, and nothing sends it back. */
    PAYMENT_OF_CANCELLED,
    /** We count it as paid, and the channel's file does not have it. */
    PAYMENT_NOT_IN_FILE,
    /** Another amount. */
    PAYMENT_AMOUNT,
    /** Another transaction of the channel. */
    PAYMENT_TRANSACTION,
    /** The file has it more than once. */
    PAYMENT_TWICE,
    /** The file has money of another merchant. */
    OTHER_MERCHANT,
    /** The file has a line of another day. */
    OTHER_DAY,
    /** The channel gave money back, and we know of no such refund. */
    REFUND_UNKNOWN,
    /** We had money given back, and the channel knows nothing of it. */
    REFUND_NOT_AT_CHANNEL,
    /** Another amount. */
    REFUND_AMOUNT,
    /** The one says it is through, the other does not. */
    REFUND_STATE,
    /** The refund of another payment than we think. */
    REFUND_PAYMENT,
    /** The file has it more than once. */
    REFUND_TWICE,
    /** The file's own number of lines is not how many it has. */
    TOTAL_LINES,
    /** The file's own sum of payments is not what its lines come to. */
    TOTAL_PAID,
    /** The file's own sum of refunds is not what its lines come to. */
    TOTAL_REFUNDED,
    /** A paid line of an order is in no book. */
    SALE_NOT_BOOKED,
    /** The book has another amount paid for it. */
    SALE_PAID,
    /** The book has another amount given back for it. */
    SALE_REFUNDED,
    /** In the book, what came in is not what waits, was settled and went out. */
    SALE_SUM
  }

  /** Whether it is about the book, which hears of orders a little later. */
  boolean isAboutTheBook() {
    return kind.name().startsWith("SALE_");
  }
}
