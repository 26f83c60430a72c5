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
public record ShareOfGross(int no, String payee, Ratio rate) implements OrdinaryClause {

  static final String KIND = "SHARE_OF_GROSS";

  static Clause read(ClauseReader in) {
    return new ShareOfGross(in.no(), in.payee(), in.ratio("rate"));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND).with("payee", payee).with("rate", rate).map();
  }
}
