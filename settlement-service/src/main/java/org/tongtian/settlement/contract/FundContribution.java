package org.tongtian.settlement.contract;

import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * What each sale contributes to a fund (promises S7, S8, S10): a rate, or a fee for each unit.
 *
 * @param no clause number, from 1
 * @param payee id of the fund
 * @param rate of the gross amount, null where there is a fee
 * @param fee for each unit, null where there is a rate
 * @param unit code of the unit, null where there is a rate
 */
@Pure
public record FundContribution(int no, String payee, Ratio rate, Money fee, String unit)
    implements OrdinaryClause {

  static final String KIND = "FUND_CONTRIBUTION";

  static Clause read(ClauseReader in) {
    if (in.has("fee")) {
      return new FundContribution(in.no(), in.payee(), null, in.money("fee"), in.unit("unit"));
    }
    return new FundContribution(in.no(), in.payee(), in.ratio("rate"), null, null);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("payee", payee)
        .given("rate", rate)
        .given("fee", fee)
        .given("unit", unit)
        .map();
  }
}
