package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/** What a worked example has beside the list price: only what a clause speaks of. */
@Pure
final class ExampleParts {

  private ExampleParts() {}

  /** The first field that is wrong, null for none. */
  static String wrongField(WorkedExample example, ContractTerms terms) {
    if (isWrong(example.cooperativeCoupon(), SalePart.COOPERATIVE_COUPON, terms)) {
      return "cooperativeCoupon";
    }
    if (isWrong(example.platformCoupon(), SalePart.PLATFORM_COUPON, terms)) {
      return "platformCoupon";
    }
    if (example.beside().coupons() > example.gross().amount()) {
      return "platformCoupon";
    }
    return isWrong(example.delivery(), SalePart.DELIVERY, terms) ? "delivery" : null;
  }

  private static boolean isWrong(Money amount, SalePart part, ContractTerms terms) {
    return amount != null && (!AmountRules.isSound(amount) || terms.clauseOf(part).isEmpty());
  }
}
