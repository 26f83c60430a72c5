package org.tongtian.orders.delivery;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

/** The fee of a parcel by its row, exact to the fen. */
@Pure
final class DeliveryFee {

  private DeliveryFee() {}

  /**
   * The first fee, and the next fee for each step that the weight has begun beyond the first
   * weight. 409 {@code delivery.too_heavy} where that is more than an amount can be.
   *
   * @param grams above zero
   */
  static Money of(DeliveryRow row, long grams) {
    if (grams <= 0) {
      throw new IllegalArgumentException("a parcel weighs something: " + grams);
    }
    long beyond = Math.max(0, grams - row.firstGrams());
    long steps = Math.ceilDiv(beyond, row.nextGrams());
    try {
      long next = Math.multiplyExact(steps, row.nextFee().amount());
      return row.firstFee().plus(new Money(next, row.nextFee().currency()));
    } catch (ArithmeticException tooMuch) {
      throw Refusal.conflict("delivery.too_heavy");
    }
  }
}
