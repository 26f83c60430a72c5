package org.tongtian.settlement.contract;

import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * A share of what the consumer pays (promise S1).
 *
 * @param no clause number, from 1
 * @param payee id of the party that is paid
 * @param rate of the gross amount
 */
@Pure
public record ShareOfGross(int no, String payee, Ratio rate) implements Clause {

  static final String KIND = "SHARE_OF_GROSS";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Map.of(
        "no",
        no,
        "kind",
        KIND,
        "payee",
        payee,
        "rate",
        Map.of("numerator", rate.numerator(), "denominator", rate.denominator()));
  }
}
