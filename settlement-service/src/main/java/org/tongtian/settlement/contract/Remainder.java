package org.tongtian.settlement.contract;

import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * Everything that the other ordinary clauses leave (promises S1, S8); each contract has exactly
 * one.
 *
 * @param no clause number, from 1
 * @param payee id of the party that is paid
 */
@Pure
public record Remainder(int no, String payee) implements OrdinaryClause {

  static final String KIND = "REMAINDER";

  static Clause read(ClauseReader in) {
    return new Remainder(in.no(), in.payee());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND).with("payee", payee).map();
  }
}
