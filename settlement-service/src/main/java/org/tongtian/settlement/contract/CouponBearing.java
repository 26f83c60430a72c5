package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * Who bears the coupons of an issuer: what they take off a sale comes from this party's share of it
 * and then from what it has in the book, so that nobody else gets less (docs/adr/0020).
 *
 * @param no clause number, from 1
 * @param party id of the party that bears them
 * @param issuer whose coupons
 * @param reserve what the party leaves in the book for them and is not paid out, null for nothing
 */
@Pure
public record CouponBearing(int no, String party, CouponIssuer issuer, Money reserve)
    implements PartClause {

  static final String KIND = "COUPON";

  static Clause read(ClauseReader in) {
    return new CouponBearing(
        in.no(),
        in.required("party", String.class),
        in.required("issuer", CouponIssuer.class),
        in.has("reserve") ? in.money("reserve") : null);
  }

  /** The one who bears them, who is not paid but gives. */
  @Override
  public String payee() {
    return party;
  }

  @Override
  public SalePart part() {
    return switch (issuer) {
      case COOPERATIVE -> SalePart.COOPERATIVE_COUPON;
      case PLATFORM -> SalePart.PLATFORM_COUPON;
    };
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<NamedIn> named() {
    return List.of(new NamedIn("party", party));
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("party", party)
        .with("issuer", issuer)
        .given("reserve", reserve)
        .map();
  }
}
