package org.tongtian.bench.faults;

import java.util.Set;

/**
 * What one try to buy came to, as the phone saw it.
 *
 * @param purchases ids of what was placed: none where it was refused, more than one is a fault
 * @param paid whether the cashier said that it takes the money
 * @param refusal code of the answer where it was refused, else null
 * @param unclear whether the phone gave up without an answer
 */
record Attempt(
    Choice choice, Set<String> purchases, boolean paid, String refusal, boolean unclear) {

  static Attempt refused(Choice choice, String code) {
    return new Attempt(choice, Set.of(), false, code, false);
  }

  static Attempt unanswered(Choice choice, Set<String> purchases) {
    return new Attempt(choice, purchases, false, null, true);
  }
}
