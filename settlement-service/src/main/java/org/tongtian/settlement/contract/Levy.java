package org.tongtian.settlement.contract;

import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * A levy on each sale to a named fund, for a purpose (promise S9: culture levy).
 *
 * @param no clause number, from 1
 * @param payee id of the fund
 * @param rate of the gross amount
 * @param purpose what the fund spends it on
 */
@Pure
public record Levy(int no, String payee, Ratio rate, Text purpose) implements OrdinaryClause {

  static final String KIND = "LEVY";

  static Clause read(ClauseReader in) {
    return new Levy(in.no(), in.payee(), in.ratio("rate"), in.text("purpose"));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("payee", payee)
        .with("rate", rate)
        .with("purpose", purpose)
        .map();
  }
}
