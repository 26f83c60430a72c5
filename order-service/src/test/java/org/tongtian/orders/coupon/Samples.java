package org.tongtian.orders.coupon;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;

/** Coupons and lines that tests begin with. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  static final String COOP = "0190c0de-0000-7000-8000-000000000001";
  static final String OTHER_COOP = "0190c0de-0000-7000-8000-000000000002";
  static final String PLATFORM = "0190c0de-0000-7000-8000-000000000003";

  private static final Text TITLE = new Text("尝鲜券", "First taste");

  private Samples() {}

  static CouponTerms amount(long off, long threshold, String... productIds) {
    return new CouponTerms(
        TITLE,
        CouponKind.AMOUNT,
        Money.cny(off),
        null,
        null,
        Money.cny(threshold),
        productIds.length == 0 ? CouponScope.SHOP : CouponScope.PRODUCTS,
        List.of(productIds),
        NOW.minusSeconds(60),
        NOW.plusSeconds(60));
  }

  static CouponTerms percent(int percent, long cap, long threshold) {
    return new CouponTerms(
        TITLE,
        CouponKind.PERCENT,
        null,
        percent,
        Money.cny(cap),
        Money.cny(threshold),
        CouponScope.EVERYTHING,
        List.of(),
        NOW.minusSeconds(60),
        NOW.plusSeconds(60));
  }

  static Ticket cooperatives(String id, String coop, CouponTerms terms) {
    return new Ticket(id, Issuer.COOPERATIVE, coop, terms, false);
  }

  static Ticket platforms(String id, CouponTerms terms) {
    return new Ticket(id, Issuer.PLATFORM, PLATFORM, terms, false);
  }

  static CouponLine line(String id, String coop, long fen) {
    return new CouponLine(id, coop, "product-" + id, Money.cny(fen), true, true);
  }
}
