package org.tongtian.settlement.contract;

import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A service fee that does not depend on the price (promise S6).
 *
 * @param no clause number, from 1
 * @param payee id of the party that is paid
 * @param fee for one of what it is counted by
 * @param per what it is counted by
 * @param unit code of the unit; for UNIT and ACCEPTED alone, null for all others
 * @param grade code of the accepted grade; for ACCEPTED alone, null for all others
 */
@Pure
public record FixedFee(int no, String payee, Money fee, FeeBasis per, String unit, String grade)
    implements OrdinaryClause {

  static final String KIND = "FIXED_FEE";

  /** A fee that asks for no grade. */
  public FixedFee(int no, String payee, Money fee, FeeBasis per, String unit) {
    this(no, payee, fee, per, unit, null);
  }

  static Clause read(ClauseReader in) {
    Money fee = in.money("fee");
    FeeBasis per = in.required("per", FeeBasis.class);
    boolean byUnit = per == FeeBasis.UNIT || per == FeeBasis.ACCEPTED;
    return new FixedFee(
        in.no(),
        in.payee(),
        fee,
        per,
        byUnit ? in.unit("unit") : null,
        per == FeeBasis.ACCEPTED ? in.required("grade", String.class) : null);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("payee", payee)
        .with("fee", fee)
        .with("per", per)
        .with("unit", unit)
        .given("grade", grade)
        .map();
  }
}
