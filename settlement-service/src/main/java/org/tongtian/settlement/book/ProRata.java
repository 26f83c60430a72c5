package org.tongtian.settlement.book;

import java.math.BigInteger;
import org.tongtian.kit.Pure;

/** Hands out what is there in proportion to what is asked. */
@Pure
public final class ProRata {

  private ProRata() {}

  /**
   * Whole fen for each; all that is asked where there is enough. Otherwise everybody gets the whole
   * fen of the part, and those with the largest rest one more, the first in the list first.
   *
   * @param available fen, from 0
   * @param asks fen, each from 0
   */
  public static long[] of(long available, long[] asks) {
    long sum = 0;
    for (long ask : asks) {
      sum = Math.addExact(sum, ask);
    }
    if (sum <= available) {
      return asks.clone();
    }
    long[] parts = new long[asks.length];
    BigInteger[] rests = new BigInteger[asks.length];
    long left = available;
    for (int i = 0; i < asks.length; i++) {
      BigInteger[] divided =
          BigInteger.valueOf(asks[i])
              .multiply(BigInteger.valueOf(available))
              .divideAndRemainder(BigInteger.valueOf(sum));
      parts[i] = divided[0].longValueExact();
      rests[i] = divided[1];
      left -= parts[i];
    }
    for (; left > 0; left--) {
      int next = largest(rests);
      parts[next]++;
      rests[next] = BigInteger.valueOf(-1);
    }
    return parts;
  }

  private static int largest(BigInteger[] rests) {
    int best = 0;
    for (int i = 1; i < rests.length; i++) {
      if (rests[i].compareTo(rests[best]) > 0) {
        best = i;
      }
    }
    return best;
  }
}
