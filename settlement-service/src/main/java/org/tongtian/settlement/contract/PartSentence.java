package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/** Sentences of clauses about the delivery fee and coupons. */
@Pure
final class PartSentence {

  private PartSentence() {}

  static Text of(PartClause clause, Names names) {
    Text party = names.of(clause.payee());
    return switch (clause) {
      case DeliveryFee _ ->
          new Text(
              "买家付的运费全部归" + party.zh() + "，不再分成。",
              "The delivery fee that the consumer pays goes to "
                  + party.en()
                  + ", all of it; no share is taken of it.");
      case CouponBearing coupon -> coupon(coupon, party);
    };
  }

  private static Text coupon(CouponBearing clause, Text party) {
    Text issuer =
        switch (clause.issuer()) {
          case COOPERATIVE -> new Text("合作社优惠券", "The co-operative's coupons");
          case PLATFORM -> new Text("平台优惠券", "The platform's coupons");
        };
    Text reserve = reserve(clause.reserve(), party);
    return new Text(
        issuer.zh() + "由" + party.zh() + "承担：别人都按原价分，少收的由它补上" + reserve.zh() + "。",
        issuer.en()
            + " are borne by "
            + party.en()
            + ": everybody else has a share of the list price, and it makes up what the consumer"
            + " does not pay"
            + reserve.en()
            + ".");
  }

  private static Text reserve(Money reserve, Text party) {
    if (reserve == null) {
      return new Text("", "");
    }
    String amount = reserve.inMajorUnits();
    return new Text(
        "；" + party.zh() + "为此在账上常留 " + amount + " ¥",
        "; for this " + party.en() + " leaves " + amount + " ¥ in the book");
  }
}
