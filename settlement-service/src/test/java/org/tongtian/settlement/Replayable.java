package org.tongtian.settlement;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Runs a property on many random cases; a failure names the seed that replays it. */
public final class Replayable {

  private static final String SEED = "replay.seed";

  private Replayable() {}

  /** Runs so many cases, or only the one of {@code -Dreplay.seed}. */
  public static void cases(int count, Consumer<RandomGenerator> property) {
    Long seed = Long.getLong(SEED);
    if (seed != null) {
      run(seed, property);
      return;
    }
    for (long each = 1; each <= count; each++) {
      run(each, property);
    }
  }

  private static void run(long seed, Consumer<RandomGenerator> property) {
    try {
      property.accept(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("replay with -D" + SEED + "=" + seed, failure);
    }
  }
}
