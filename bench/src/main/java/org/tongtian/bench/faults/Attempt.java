package org.tongtian.bench.faults;

/**
 * What one try to buy came to, as the phone saw it.
 *
 * @param purchaseId null where nothing was placed
 * @param paid whether the cashier took the money
 * @param refusal code of the answer where it was refused, else null
 * @param unclear whether the phone gave up without an answer
 */
record Attempt(String purchaseId, boolean paid, String refusal, boolean unclear) {

  static Attempt refused(String code) {
    return new Attempt(null, false, code, false);
  }

  static Attempt unanswered(String purchaseId) {
    return new Attempt(purchaseId, false, null, true);
  }
}
