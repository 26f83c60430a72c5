package org.tongtian.settlement.split;

import java.math.BigInteger;
import org.tongtian.kit.Pure;

/**
 * Webster's method (Sainte-Laguë): whole seats in proportion to votes. One seat more never takes a
 * seat from anybody, and as many seats as votes give everybody exactly the votes.
 */
@Pure
final class Webster {

  private Webster() {}

  /**
   * The seats of each.
   *
   * @param votes none below zero
   * @param house seats in all, at most the sum of the votes
   */
  static long[] seats(long[] votes, long house) {
    long[] seats = new long[votes.length];
    long sum = 0;
    for (long each : votes) {
      sum = Math.addExact(sum, each);
    }
    if (house > sum || house < 0) {
      throw new IllegalArgumentException(house + " seats for " + sum + " votes");
    }
    long left = house;
    // Nobody can end up with less than this; it leaves at most a seat or two for each to hand out.
    long sure = 2 * house - votes.length;
    for (int i = 0; i < votes.length && sure > 0; i++) {
      seats[i] = floorOfProduct(votes[i], sure, sum) / 2;
      left -= seats[i];
    }
    for (; left > 0; left--) {
      seats[next(votes, seats)]++;
    }
    return seats;
  }

  /** Whose claim {@code votes / (2 × seats + 1)} is the highest; the first where they tie. */
  private static int next(long[] votes, long[] seats) {
    int best = 0;
    for (int i = 1; i < votes.length; i++) {
      if (isOver(votes[i], 2 * seats[best] + 1, votes[best], 2 * seats[i] + 1)) {
        best = i;
      }
    }
    return best;
  }

  /** Whether a × b is over c × d; none below zero. */
  private static boolean isOver(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
    return high == 0 ? Long.compareUnsigned(a * b, c * d) > 0 : high > 0;
  }

  /** {@code ⌊a × b / c⌋}, also where the product is beyond a long; c above zero. */
  static long floorOfProduct(long a, long b, long c) {
    long low = a * b;
    if (Math.multiplyHigh(a, b) == low >> 63) {
      return Math.floorDiv(low, c);
    }
    BigInteger[] parts =
        BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(big(c));
    return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
  }

  /** {@code a × b / c} to the nearest whole, halves up; c above zero. */
  static long halfUpOfProduct(long a, long b, long c) {
    long halves = floorOfProduct(a, Math.multiplyExact(2, b), c);
    return halves / 2 + halves % 2;
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }
}
