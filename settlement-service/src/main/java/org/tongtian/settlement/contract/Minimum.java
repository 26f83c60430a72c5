package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * The least that a party gets of a sale ("farmer at least 45 % of the consumer price"); the payers
 * give what is missing, each at most what it has of this sale.
 *
 * @param no clause number, from 1
 * @param payee id of the party that is topped up
 * @param rate of the gross amount
 * @param payers ids, in the order in which they give
 */
@Pure
public record Minimum(int no, String payee, Ratio rate, List<String> payers)
    implements AdjustingClause {

  static final String KIND = "MINIMUM";

  /** Keeps the list from changing. */
  public Minimum {
    payers = List.copyOf(payers);
  }

  static Clause read(ClauseReader in) {
    return new Minimum(in.no(), in.payee(), in.ratio("rate"), in.payers());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> givers() {
    return payers;
  }

  @Override
  public List<NamedIn> named() {
    return AdjustingClause.payeeAndPayers(payee, payers);
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND).with("payee", payee).with("rate", rate).with("payers", payers).map();
  }
}
