package org.tongtian.settlement.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.CouponBearing;
import org.tongtian.settlement.contract.CouponIssuer;
import org.tongtian.settlement.contract.DeliveryFee;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;

/** Delivery fees count towards the most that the platform may get, coupons that it bears do not. */
class PlatformPartTest {

  private static final long FIVE_PER_CENT = 500;

  private final Samples samples = new Samples();
  private final String platform = samples.platform.id();

  @Test
  void deliveryFeeOfThePlatformHasNoBoundAndACapOnItsShareIsNone() {
    Clause cap = new Cap(3, platform, Ratio.percent(5), samples.cooperative.id());
    assertThat(over(new DeliveryFee(2, platform), cap)).isEqualTo(2);
    assertThat(over(new DeliveryFee(2, samples.carrier.id()), cap)).isZero();
  }

  @Test
  void couponThatThePlatformBearsIsNoPartOfItsOwn() {
    assertThat(over(new CouponBearing(2, platform, CouponIssuer.PLATFORM, null))).isZero();
  }

  private int over(Clause... clauses) {
    Clause[] all = new Clause[clauses.length + 1];
    all[0] = new Remainder(1, samples.cooperative.id());
    System.arraycopy(clauses, 0, all, 1, clauses.length);
    ContractTerms terms = samples.terms(all);
    return PlatformPart.clauseOver(terms, Set.of(platform), FIVE_PER_CENT)
        .map(Clause::no)
        .orElse(0);
  }
}
