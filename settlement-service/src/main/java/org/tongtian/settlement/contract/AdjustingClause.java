package org.tongtian.settlement.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * A clause of the second or third stage: moves money of a sale from those who give to the one who
 * gains, after the ordinary clauses are served.
 */
public sealed interface AdjustingClause extends Clause permits Cap, Minimum, FloorPrice {

  /** Ids of those who give, in the order in which they are asked. */
  List<String> givers();

  /** The payee and the payers of a clause that tops up. */
  static List<Clause.NamedIn> payeeAndPayers(String payee, List<String> payers) {
    List<Clause.NamedIn> named = new ArrayList<>();
    named.add(new NamedIn("payee", payee));
    for (int i = 0; i < payers.size(); i++) {
      named.add(new NamedIn("payers[" + i + "]", payers.get(i)));
    }
    return named;
  }
}
