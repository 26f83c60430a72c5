package org.tongtian.bench.faults;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What one phone is going to do, drawn before anything happens, so that a seed repeats it.
 *
 * @param buyer whose phone
 * @param key the idempotency key of the try
 * @param twice whether it is tapped twice at once
 * @param hesitates milliseconds until a late payer pays
 */
record Choice(int buyer, String key, boolean twice, Intent intent, long hesitates) {

  private static final double DOUBLE_TAPS = 0.3;
  private static final double BY_EAGER = 0.3;
  private static final double AT_ONCE = 0.7;
  private static final double LATE = 0.9;

  /** What the buyer does with a purchase that was placed. */
  enum Intent {
    PAY,
    /** Pays about when the time to pay is over, or after it. */
    PAY_LATE,
    /** Pays on one device and takes the order back on another. */
    PAY_AND_CANCEL,
    CANCEL,
    /** Walks away, and the purchase expires. */
    LEAVE
  }

  static Choice of(RandomGenerator random, SaleUnderFaults sale) {
    boolean eager = random.nextDouble() < BY_EAGER;
    int buyer = random.nextInt(eager ? sale.eager() : sale.buyers());
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    boolean twice = random.nextDouble() < DOUBLE_TAPS;
    Intent intent = intent(random.nextDouble(), sale.pays());
    long hesitates = random.nextLong(2 * sale.payWithin().toMillis());
    return new Choice(buyer, key, twice, intent, hesitates);
  }

  /** The same, by somebody who pays at once. */
  Choice paying() {
    return new Choice(buyer, key, twice, Intent.PAY, hesitates);
  }

  private static Intent intent(double drawn, double pays) {
    if (drawn < pays * AT_ONCE) {
      return Intent.PAY;
    }
    if (drawn < pays * LATE) {
      return Intent.PAY_LATE;
    }
    if (drawn < pays) {
      return Intent.PAY_AND_CANCEL;
    }
    return drawn < (1 + pays) / 2 ? Intent.CANCEL : Intent.LEAVE;
  }
}
