package org.tongtian.bench.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the market says was sold, held against what the phones saw.
 *
 * @param sold units in paid orders
 * @param overLimit buyers who have more than one may have
 * @param lost purchases whose money the cashier took, and that are neither paid nor paid back
 * @param returned purchases whose money came too late and goes back
 * @param doubled paid purchases that no try knows of
 */
record Outcome(long sold, long overLimit, long lost, long returned, long doubled) {

  private static final Set<String> PAID = Set.of("PAID", "SHIPPED", "RECEIVED", "COMPLETED");

  /**
   * The outcome.
   *
   * @param orders every buyer's orders, as the market answers them
   */
  static Outcome of(List<List<JsonNode>> orders, List<Attempt> attempts, int perBuyer) {
    long sold = 0;
    long overLimit = 0;
    Map<String, String> standing = new HashMap<>();
    Set<String> paid = new HashSet<>();
    for (List<JsonNode> ofOne : orders) {
      long own = 0;
      for (JsonNode order : ofOne) {
        String purchase = order.get("purchaseId").asString();
        boolean isPaid = PAID.contains(order.get("state").asString());
        if (isPaid) {
          own += order.get("lines").get(0).get("quantity").asLong();
          paid.add(purchase);
        }
        standing.put(purchase, isPaid ? "PAID" : lastReason(order));
      }
      sold += own;
      overLimit += own > perBuyer ? 1 : 0;
    }
    long lost = 0;
    long returned = 0;
    Set<String> known = new HashSet<>();
    for (Attempt attempt : attempts) {
      if (attempt.purchaseId() != null) {
        known.add(attempt.purchaseId());
        String now = standing.get(attempt.purchaseId());
        if (attempt.paid() && "LATE_PAYMENT_RETURNED".equals(now)) {
          returned++;
        } else if (attempt.paid() && !"PAID".equals(now)) {
          lost++;
        }
      }
    }
    paid.removeAll(known);
    long unclear = attempts.stream().filter(Attempt::unclear).count();
    return new Outcome(sold, overLimit, lost, returned, Math.max(0, paid.size() - unclear));
  }

  private static String lastReason(JsonNode order) {
    JsonNode timeline = order.get("timeline");
    JsonNode reason = timeline.get(timeline.size() - 1).get("reason");
    return reason == null || reason.isNull() ? order.get("state").asString() : reason.asString();
  }
}
