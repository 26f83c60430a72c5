package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.Samples;

/** Clauses between the parties of the sample contract, and what the rules say to terms of them. */
final class TermsUnderTest {

  static final Samples SAMPLES = new Samples();
  static final String FARMER = SAMPLES.farmer.id();
  static final String COOP = SAMPLES.cooperative.id();

  private TermsUnderTest() {}

  /** The first rule that terms break is this one, and it names this field. */
  static void assertBreach(String code, String field, ContractTerms terms) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> ContractRules.check(terms));
    assertThat(refusal).as("nothing was refused").isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
  }

  /** The same of terms with these clauses. */
  static void assertBreach(String code, String field, Clause... clauses) {
    assertBreach(code, field, SAMPLES.terms(clauses));
  }

  /** Terms keep all rules. */
  static void assertKept(ContractTerms terms) {
    assertThatCode(() -> ContractRules.check(terms)).doesNotThrowAnyException();
  }

  /** Terms with these clauses keep all rules. */
  static void assertKept(Clause... clauses) {
    assertKept(SAMPLES.terms(clauses));
  }

  static CouponBearing coupon(int no, String party, Money reserve) {
    return new CouponBearing(no, party, CouponIssuer.COOPERATIVE, reserve);
  }

  static ShareOfGross share(int no, long numerator, long denominator) {
    return new ShareOfGross(no, FARMER, new Ratio(numerator, denominator));
  }

  static FixedFee fee(int no, long fen) {
    return new FixedFee(no, FARMER, Money.cny(fen), FeeBasis.ORDER, null);
  }
}
