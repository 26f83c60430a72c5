package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;

/**
 * One clause of a contract: who gets what of each sale, who guarantees what to whom, or what
 * happens outside of the single sale. The kinds are a closed set, one record each; the readable
 * sentence is made from the fields, so text and rule cannot part (promise S1).
 */
public sealed interface Clause permits OrdinaryClause, AdjustingClause, PartClause, StandingClause {

  /** The clause's number in the contract, from 1; never the place in a list. */
  int no();

  /**
   * Id of the party that the clause is for: who is paid by it, the first where it names several.
   */
  String payee();

  /** Stable name of the kind. */
  String kind();

  /** The fields that are hashed and signed; whole numbers and strings only. */
  Map<String, Object> canonical();

  /** Every party that the clause names, with the field that names it. */
  List<NamedIn> named();

  /**
   * A party where a clause names it.
   *
   * @param field of the clause, for example {@code payers[0]}
   * @param party its id
   */
  record NamedIn(String field, String party) {}
}
