package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Optional;

/** One rule that every contract keeps; checked before it is drafted and before each signature. */
public interface ContractRule {

  /** What breaks the rule first, empty where nothing does. */
  Optional<Breach> breach(ContractTerms terms);

  /**
   * A broken rule.
   *
   * @param code stable name of the rule
   * @param field the clause or field at fault
   * @param arguments for the sentence, the clause number first where a clause is at fault
   */
  record Breach(String code, String field, List<Object> arguments) {

    /** A broken rule that is no single clause's fault. */
    public static Breach of(String code, String field, Object... arguments) {
      return new Breach(code, field, List.of(arguments));
    }

    /** A rule broken by one clause, whose number comes first in the sentence. */
    public static Breach ofClause(String code, Clause clause, Object... more) {
      Object[] arguments = new Object[more.length + 1];
      arguments[0] = clause.no();
      System.arraycopy(more, 0, arguments, 1, more.length);
      return of(code, "clauses[" + (clause.no() - 1) + "]", arguments);
    }

    static Breach ofField(String code, Clause clause, String field, Object... more) {
      Breach ofClause = ofClause(code, clause, more);
      return new Breach(code, ofClause.field() + "." + field, ofClause.arguments());
    }
  }
}
