package org.tongtian.bench.faults;

import java.time.Duration;

/**
 * How much is sold to how many while things are killed.
 *
 * @param stock units of the one lot
 * @param perBuyer what one buyer may have
 * @param buyers people who try
 * @param requests tries in all, double taps counted once
 * @param kills processes that are killed
 * @param between time between two kills, on average
 * @param payWithin an unpaid purchase ends then
 * @param processes whether services are processes of their own and are killed too
 */
record SaleUnderFaults(
    int stock,
    int perBuyer,
    int buyers,
    int requests,
    int kills,
    Duration between,
    Duration payWithin,
    boolean processes) {

  static final SaleUnderFaults FULL =
      new SaleUnderFaults(
          1_000, 2, 5_000, 20_000, 20, Duration.ofSeconds(15), Duration.ofSeconds(20), true);

  /** One JVM, so that only Redis can be killed. */
  static final SaleUnderFaults QUICK =
      new SaleUnderFaults(40, 2, 60, 300, 2, Duration.ofSeconds(3), Duration.ofSeconds(3), false);

  /** How long the tries are spread over. */
  Duration lasts() {
    return between.multipliedBy(kills);
  }
}
