package org.tongtian.bench.harness.load;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One of those who act at the same time.
 *
 * @param number from 0
 * @param random this client's own chance: the same for the same seed and number
 */
public record LoadClient(int number, RandomGenerator random) {

  static LoadClient of(long seed, int number) {
    return new LoadClient(number, new SplittableRandom(seed * 1_000_003 + number));
  }
}
