package org.tongtian.orders.coupon;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** What a new coupon must be: one small named rule each, the first broken one refuses. */
@Pure
final class CouponRules {

  static final Money MOST_OFF = Money.cny(100_000);
  static final Money MOST_THRESHOLD = Money.cny(10_000_000);
  static final Money MOST_BUDGET = Money.cny(100_000_000_000L);
  static final int MOST_COUPONS = 1_000_000;
  static final int MOST_PER_BUYER = 20;
  static final int MOST_PRODUCTS = 50;
  static final Duration LONGEST = Duration.ofDays(366);

  private static final int LONGEST_TITLE = 40;

  private static final List<Rule> RULES =
      List.of(
          CouponRules::titleCanBeRead,
          CouponRules::amountIsPossible,
          CouponRules::percentIsPossible,
          CouponRules::thresholdIsPossible,
          CouponRules::somethingIsLeftToPay,
          CouponRules::scopeIsTheIssuers,
          CouponRules::productsAreNamed,
          CouponRules::periodIsAhead,
          CouponRules::numbersArePossible,
          CouponRules::budgetIsThePlatforms);

  private CouponRules() {}

  /** One rule; it refuses or it does not. */
  private interface Rule {
    void check(NewCoupon coupon, Issuer issuer, Instant now);
  }

  /** Refuses with 400, the code of the first broken rule and the field at fault. */
  static void check(NewCoupon coupon, Issuer issuer, Instant now) {
    RULES.forEach(rule -> rule.check(coupon, issuer, now));
  }

  private static void titleCanBeRead(NewCoupon coupon, Issuer issuer, Instant now) {
    Text title = coupon.title();
    requireThat(title != null && isTitle(title.zh()), "coupon.title_invalid", "title.zh");
    requireThat(isTitle(title.en()), "coupon.title_invalid", "title.en");
  }

  private static void amountIsPossible(NewCoupon coupon, Issuer issuer, Instant now) {
    requireThat(coupon.kind() != null, "coupon.kind_missing", "kind");
    boolean fits =
        coupon.kind() == CouponKind.AMOUNT
            ? isWithin(coupon.off(), 1, MOST_OFF)
            : coupon.off() == null;
    requireThat(fits, "coupon.off_invalid", "off", MOST_OFF);
  }

  private static void percentIsPossible(NewCoupon coupon, Issuer issuer, Instant now) {
    boolean isPercent = coupon.kind() == CouponKind.PERCENT;
    Integer percent = coupon.percent();
    boolean fits = isPercent ? isWithin(percent, 1, 99) : percent == null;
    requireThat(fits, "coupon.percent_invalid", "percent");
    boolean capFits = isPercent ? isWithin(coupon.cap(), 1, MOST_OFF) : coupon.cap() == null;
    requireThat(capFits, "coupon.cap_invalid", "cap", MOST_OFF);
  }

  private static void thresholdIsPossible(NewCoupon coupon, Issuer issuer, Instant now) {
    boolean fits = coupon.threshold() == null || isWithin(coupon.threshold(), 0, MOST_THRESHOLD);
    requireThat(fits, "coupon.threshold_invalid", "threshold", MOST_THRESHOLD);
  }

  private static void somethingIsLeftToPay(NewCoupon coupon, Issuer issuer, Instant now) {
    boolean leaves =
        coupon.kind() == CouponKind.PERCENT
            || (coupon.threshold() != null && coupon.threshold().compareTo(coupon.off()) > 0);
    requireThat(leaves, "coupon.threshold_below_off", "threshold");
  }

  private static void scopeIsTheIssuers(NewCoupon coupon, Issuer issuer, Instant now) {
    CouponScope widest = issuer == Issuer.PLATFORM ? CouponScope.EVERYTHING : CouponScope.SHOP;
    boolean fits = coupon.scope() == CouponScope.PRODUCTS || coupon.scope() == widest;
    requireThat(fits, "coupon.scope_invalid", "scope");
  }

  private static void productsAreNamed(NewCoupon coupon, Issuer issuer, Instant now) {
    List<String> products = coupon.productIds() == null ? List.of() : coupon.productIds();
    boolean fits =
        coupon.scope() == CouponScope.PRODUCTS
            ? !products.isEmpty() && products.size() <= MOST_PRODUCTS
            : products.isEmpty();
    boolean areIds = products.stream().allMatch(Ids::isId);
    boolean differ = new HashSet<>(products).size() == products.size();
    requireThat(fits && areIds && differ, "coupon.products_invalid", "productIds", MOST_PRODUCTS);
  }

  private static void periodIsAhead(NewCoupon coupon, Issuer issuer, Instant now) {
    requireThat(coupon.validFrom() != null, "coupon.period_invalid", "validFrom");
    Instant until = coupon.validUntil();
    boolean fits =
        until != null
            && until.isAfter(now)
            && until.isAfter(coupon.validFrom())
            && !coupon.validFrom().isBefore(now.minus(LONGEST))
            && !until.isAfter(now.plus(LONGEST));
    requireThat(fits, "coupon.period_invalid", "validUntil");
  }

  private static void numbersArePossible(NewCoupon coupon, Issuer issuer, Instant now) {
    requireThat(
        isWithin(coupon.total(), 1, MOST_COUPONS), "coupon.total_invalid", "total", MOST_COUPONS);
    requireThat(
        isWithin(coupon.perBuyer(), 1, MOST_PER_BUYER),
        "coupon.per_buyer_invalid",
        "perBuyer",
        MOST_PER_BUYER);
  }

  private static void budgetIsThePlatforms(NewCoupon coupon, Issuer issuer, Instant now) {
    Money most = coupon.kind() == CouponKind.AMOUNT ? coupon.off() : coupon.cap();
    boolean fits =
        issuer == Issuer.PLATFORM
            ? isWithin(coupon.budget(), most.amount(), MOST_BUDGET)
            : coupon.budget() == null;
    requireThat(fits, "coupon.budget_invalid", "budget", MOST_BUDGET);
  }

  private static boolean isTitle(String words) {
    return words != null
        && words.length() <= 2 * LONGEST_TITLE
        && !words.isBlank()
        && words.codePointCount(0, words.length()) <= LONGEST_TITLE
        && Text.isPlain(words);
  }

  private static boolean isWithin(Money amount, long least, Money most) {
    return amount != null
        && amount.currency().equals(most.currency())
        && amount.amount() >= least
        && amount.compareTo(most) <= 0;
  }

  private static boolean isWithin(Integer number, int least, int most) {
    return number != null && number >= least && number <= most;
  }

  private static void requireThat(boolean fits, String code, String field, Object... arguments) {
    if (!fits) {
      throw Refusal.invalid(code, field, arguments);
    }
  }
}
