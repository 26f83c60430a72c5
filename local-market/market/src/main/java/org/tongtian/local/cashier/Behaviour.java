package org.tongtian.local.cashier;

import java.util.HashMap;
import java.util.Map;

/**
 * How badly the cashier behaves, to be as real channels are: by default not at all. Shares are
 * percentages from 0 to 100, drawn from the seed one after the other, so that a run can be
 * repeated.
 *
 * @param lateMillis so long a notification waits
 * @param shuffleMillis up to so much longer, by chance: notifications overtake each other
 * @param lostShare of payments that are never notified
 * @param repeats how often a notification is sent again after it was taken
 * @param landingMillis so long a confirmed payment takes to succeed; until then it can't be closed,
 *     and it succeeds after its expiry too
 * @param refundMillis so long a refund takes, which is then notified
 * @param slowMillis so long a slow answer waits
 * @param slowShare of answers that are slow
 */
public record Behaviour(
    long seed,
    long lateMillis,
    long shuffleMillis,
    int lostShare,
    int repeats,
    long landingMillis,
    long refundMillis,
    long slowMillis,
    int slowShare) {

  /** The system property, and in capitals with underscores the environment variable, to set it. */
  public static final String SETTING = "tongtian.cashier.behaviour";

  /** At once, once, and always. */
  public static final Behaviour GOOD = new Behaviour(0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final long LONGEST_MILLIS = 3_600_000;

  /** Refuses what is below zero, over an hour, or no percentage. */
  public Behaviour {
    for (long millis : new long[] {lateMillis, shuffleMillis, landingMillis, refundMillis}) {
      require(millis >= 0 && millis <= LONGEST_MILLIS);
    }
    require(slowMillis >= 0 && slowMillis <= LONGEST_MILLIS);
    require(lostShare >= 0 && lostShare <= 100 && slowShare >= 0 && slowShare <= 100);
    require(repeats >= 0 && repeats <= 100);
  }

  private static void require(boolean isSound) {
    if (!isSound) {
      throw new IllegalArgumentException("A cashier can't behave like that");
    }
  }

  /**
   * Reads {@code seed=7,late=2000,shuffle=500,lost=10,repeat=2,landing=5000,refund=2000,slow=300,
   * slow-share=20}; what is not named is good.
   *
   * @throws IllegalArgumentException where a name is unknown or a value no number that fits
   */
  public static Behaviour of(String text) {
    Map<String, Long> values = new HashMap<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      require(pair.length == 2);
      values.put(pair[0].strip(), Long.valueOf(pair[1].strip()));
    }
    Behaviour read =
        new Behaviour(
            taken(values, "seed"),
            taken(values, "late"),
            taken(values, "shuffle"),
            Math.toIntExact(taken(values, "lost")),
            Math.toIntExact(taken(values, "repeat")),
            taken(values, "landing"),
            taken(values, "refund"),
            taken(values, "slow"),
            Math.toIntExact(taken(values, "slow-share")));
    require(values.isEmpty());
    return read;
  }

  /** What the system property says, else the environment, else {@link #GOOD}. */
  public static Behaviour configured() {
    String environment = System.getenv().getOrDefault("TONGTIAN_CASHIER_BEHAVIOUR", "");
    return of(System.getProperty(SETTING, environment));
  }

  private static long taken(Map<String, Long> values, String name) {
    Long value = values.remove(name);
    return value == null ? 0 : value;
  }
}
