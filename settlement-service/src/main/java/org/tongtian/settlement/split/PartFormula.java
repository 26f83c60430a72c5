package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.CouponBearing;
import org.tongtian.settlement.contract.DeliveryFee;
import org.tongtian.settlement.contract.PartClause;

/** The arithmetic of a delivery fee or a coupon, in both languages. */
@Pure
final class PartFormula {

  private PartFormula() {}

  static Text of(PartClause clause, Sale sale, SplitLine line) {
    return switch (clause) {
      case DeliveryFee _ -> {
        String fee = Explanation.yuan(line.amount());
        yield new Text(
            fee + "（买家付的运费，不参与分成）", fee + " (the delivery fee, of which no share is taken)");
      }
      case CouponBearing coupon -> coupon(coupon, sale, line);
    };
  }

  private static Text coupon(CouponBearing clause, Sale sale, SplitLine line) {
    String taken = "0 − " + Explanation.yuan(-line.amount());
    String list = Explanation.yuan(sale.gross());
    String paid = Explanation.yuan(sale.gross() - sale.beside().coupons());
    Text issuer =
        switch (clause.issuer()) {
          case COOPERATIVE -> new Text("合作社优惠券", "the co-operative's coupon");
          case PLATFORM -> new Text("平台优惠券", "the platform's coupon");
        };
    return new Text(
        taken + "（承担" + issuer.zh() + "：原价 " + list + "，买家付货款 " + paid + "）",
        taken
            + " (bears "
            + issuer.en()
            + ": list price "
            + list
            + ", paid for the goods "
            + paid
            + ")");
  }
}
