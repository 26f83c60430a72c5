package org.tongtian.orders.coupon;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/** What became of a coupon's claims. */
@Pure
record CouponNumbers(long claimed, long held, long used, Money given) {

  static final CouponNumbers NONE = new CouponNumbers(0, 0, 0, Money.cny(0));

  /** With so many more claims in that state, which took off so many fen in all. */
  CouponNumbers with(ClaimState state, long count, long fen) {
    return switch (state) {
      case VOID -> this;
      case FREE -> new CouponNumbers(claimed + count, held, used, given);
      case HELD -> new CouponNumbers(claimed + count, held + count, used, given);
      case USED ->
          new CouponNumbers(claimed + count, held, used + count, given.plus(Money.cny(fen)));
    };
  }
}
