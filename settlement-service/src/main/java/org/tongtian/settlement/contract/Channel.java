package org.tongtian.settlement.contract;

import java.util.List;

/**
 * The payment channel that a contract's clauses are carried by.
 *
 * @param profile name of the channel's profile
 * @param directClauses numbers of the clauses that the channel itself pays out to their payees; all
 *     other parties are paid out by the co-operative, the merchant of record
 */
public record Channel(String profile, List<Integer> directClauses) {

  /** Keeps the list from changing. */
  public Channel {
    directClauses = directClauses == null ? List.of() : List.copyOf(directClauses);
  }
}
