package org.tongtian.orders.presale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;

/**
 * Who gets of a harvest that several have paid deposits for (promise C7). Whoever paid first is
 * served first, each whole or not at all; at the first who can't be served whole it ends, so that
 * nobody is passed over by a later buyer, however little that one wants. Deposits of the same
 * moment go by the orders' ids. What is left over then is on sale to everybody.
 *
 * @param served in the order in which they paid
 * @param without in the order in which they paid
 */
@Pure
record Allotment(List<String> served, List<String> without) {

  private static final Comparator<Claim> BY_PAYMENT =
      Comparator.comparing(Claim::depositedAt).thenComparing(Claim::orderId);

  /** An order that waits for goods. */
  record Claim(String orderId, Instant depositedAt, Quantity quantity) {}

  /**
   * The rule.
   *
   * @param left what of the harvest is nobody's yet; at or below zero nobody is served
   * @param waiting in any order
   */
  static Allotment of(Quantity left, Collection<Claim> waiting) {
    List<String> served = new ArrayList<>();
    List<String> without = new ArrayList<>();
    Quantity rest = left;
    for (Claim claim : waiting.stream().sorted(BY_PAYMENT).toList()) {
      if (without.isEmpty() && claim.quantity().compareTo(rest) <= 0) {
        served.add(claim.orderId());
        rest = rest.minus(claim.quantity());
      } else {
        without.add(claim.orderId());
      }
    }
    return new Allotment(served, without);
  }
}
