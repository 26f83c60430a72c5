package org.tongtian.settlement.contract;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule that judges each clause by itself: whatever other rules the clause breaks, and whatever
 * the other clauses are.
 */
interface ClauseRule extends ContractRule {

  /** All that breaks the rule in the clause, in the order of its fields. */
  Stream<Breach> breaches(Clause clause, ContractTerms terms);

  @Override
  default Optional<Breach> breach(ContractTerms terms) {
    return terms.clauses().stream().flatMap(clause -> breaches(clause, terms)).findFirst();
  }
}
