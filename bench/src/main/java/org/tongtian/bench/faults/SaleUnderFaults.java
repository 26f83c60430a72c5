package org.tongtian.bench.faults;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much is sold to how many while things are killed.
 *
 * @param stock units of the one lot
 * @param perBuyer what one buyer may have
 * @param buyers people who try
 * @param eager how many of them try again and again
 * @param requests tries in all, double taps counted once
 * @param pays share of the placed purchases that their buyers pay
 * @param kills processes that are killed
 * @param flushes how often all that Redis knows is deleted, beside the kills
 * @param payWithin an unpaid purchase ends then
 * @param processes whether services are processes of their own and are killed too
 */
record SaleUnderFaults(
    int stock,
    int perBuyer,
    int buyers,
    int eager,
    int requests,
    double pays,
    int kills,
    int flushes,
    Duration payWithin,
    boolean processes) {

  /** So few pay that stock comes back, and is sold, all through the kills. */
  static final SaleUnderFaults FULL =
      new SaleUnderFaults(1_000, 2, 5_000, 150, 20_000, 0.08, 20, 4, Duration.ofSeconds(20), true);

  /** One JVM, so that only Redis can be killed. */
  static final SaleUnderFaults QUICK =
      new SaleUnderFaults(40, 2, 60, 10, 400, 0.3, 2, 1, Duration.ofSeconds(3), false);

  /** One try in so many is kept for the closing, when nothing is killed any more. */
  private static final int CLOSING = 10;

  int faults() {
    return kills + flushes;
  }

  /** Tries between one fault and the next, on average. */
  int triesPerFault() {
    return requests * (CLOSING - 1) / CLOSING / faults();
  }

  /** Tries while things are killed; the others are the closing. */
  int stampede() {
    return triesPerFault() * faults();
  }

  /** After the last try no reservation and no payment is under way for longer than this. */
  Duration quietAfter() {
    return payWithin.multipliedBy(2).plusSeconds(processes ? 60 : 5);
  }

  /**
   * The market's settings: short times to pay, a cashier as bad as real channels are, and no limit
   * for each caller, who is 5,000 people here.
   */
  Map<String, String> environment(long seed) {
    long pay = payWithin.toMillis();
    Map<String, String> environment = new TreeMap<>();
    environment.put("TONGTIAN_RATELIMIT_PERSECOND", "1000000");
    environment.put("TONGTIAN_RATELIMIT_BURST", "1000000");
    environment.put("TONGTIAN_ORDERS_PAYWITHIN", Duration.ofMillis(pay).toString());
    environment.put("TONGTIAN_ORDERS_PAYMENTGRACE", Duration.ofMillis(pay / 4).toString());
    environment.put("TONGTIAN_ORDERS_STOCKHELD", Duration.ofMillis(2 * pay).toString());
    environment.put("TONGTIAN_ORDERS_SWEEPEVERY", "PT1S");
    environment.put("TONGTIAN_PAYMENT_POLLAGAINAFTER", "PT3S");
    environment.put("TONGTIAN_PAYMENT_POLLEVERY", "PT1S");
    environment.put(
        "TONGTIAN_CASHIER_BEHAVIOUR",
        "seed=%d,late=200,shuffle=800,lost=10,repeat=1,landing=400,refund=500,slow=300,slow-share=5"
            .formatted(seed));
    return environment;
  }
}
