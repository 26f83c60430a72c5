package org.tongtian.settlement.yearend;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.member.Residues;

/**
 * Hands a whole number of fen out by weight. Each one's due is its exact share plus what rounding
 * still owes it from before; everybody gets the whole fen due, then the fen that are left go to the
 * largest fractions (ties by place). What rounding leaves is carried to the next time, so that
 * nobody drifts over the years; residues only ever move between those who take part.
 */
@Pure
final class FairShares {

  private static final BigInteger PARTS = BigInteger.valueOf(Residues.PARTS_OF_A_FEN);

  private final BigInteger unit;
  private final BigInteger[] due;
  private final long[] amounts;

  /**
   * What was handed out.
   *
   * @param amounts whole fen by place; they sum to the total
   * @param residues billionths of a fen still owed by place; they sum to what they summed to before
   */
  record Handed(List<Long> amounts, List<Long> residues) {}

  private FairShares(long total, long[] weights, long[] residues) {
    BigInteger all = BigInteger.ZERO;
    for (long weight : weights) {
      all = all.add(BigInteger.valueOf(weight));
    }
    if (all.signum() <= 0) {
      throw new IllegalArgumentException("nothing to reckon shares by");
    }
    unit = PARTS.multiply(all);
    due = new BigInteger[weights.length];
    amounts = new long[weights.length];
    BigInteger parts = BigInteger.valueOf(total).multiply(PARTS);
    for (int i = 0; i < due.length; i++) {
      due[i] =
          BigInteger.valueOf(residues[i])
              .multiply(all)
              .add(parts.multiply(BigInteger.valueOf(weights[i])));
    }
  }

  /**
   * Hands out the total. Who has no weight gets nothing and keeps its residue for a better year.
   *
   * @param total fen, not negative
   * @param weights none negative, not all zero
   * @param residues billionths of a fen owed from before
   */
  static Handed of(long total, long[] weights, long[] residues) {
    int[] takers = takers(weights);
    FairShares shares = new FairShares(total, picked(weights, takers), picked(residues, takers));
    shares.handOut(total);
    long[] amounts = new long[weights.length];
    long[] left = residues.clone();
    long[] owed = shares.residues();
    for (int i = 0; i < takers.length; i++) {
      amounts[takers[i]] = shares.amounts[i];
      left[takers[i]] = owed[i];
    }
    return new Handed(listed(amounts), listed(left));
  }

  private static List<Long> listed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static int[] takers(long[] weights) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        throw new IllegalArgumentException("a weight is negative");
      }
      if (weights[i] > 0) {
        places.add(i);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static long[] picked(long[] values, int[] places) {
    long[] picked = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = values[places[i]];
    }
    return picked;
  }

  private void handOut(long total) {
    long left = total;
    for (int i = 0; i < due.length; i++) {
      amounts[i] = Math.max(0, floor(due[i], unit).longValueExact());
      left -= amounts[i];
    }
    List<Integer> order = byFraction(unit, due, amounts);
    for (int turn = 0; left > 0; turn = (turn + 1) % due.length) {
      amounts[order.get(turn)]++;
      left--;
    }
    List<Integer> lastFirst = order.reversed();
    for (int turn = 0; left < 0; turn = (turn + 1) % due.length) {
      if (amounts[lastFirst.get(turn)] > 0) {
        amounts[lastFirst.get(turn)]--;
        left++;
      }
    }
  }

  /** What is still owed, in whole parts: cut down, then the parts left to the largest fractions. */
  private long[] residues() {
    BigInteger all = unit.divide(PARTS);
    BigInteger[] owed = new BigInteger[due.length];
    long[] parts = new long[due.length];
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < due.length; i++) {
      owed[i] = due[i].subtract(BigInteger.valueOf(amounts[i]).multiply(unit));
      parts[i] = floor(owed[i], all).longValueExact();
      sum = sum.add(owed[i]).subtract(BigInteger.valueOf(parts[i]).multiply(all));
    }
    int left = sum.divide(all).intValueExact(); // exact: all that is owed is whole parts
    List<Integer> order = byFraction(all, owed, parts);
    for (int i = 0; i < left; i++) {
      parts[order.get(i)]++;
    }
    return parts;
  }

  private static List<Integer> byFraction(BigInteger unit, BigInteger[] due, long[] given) {
    BigInteger[] rest = new BigInteger[due.length];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < due.length; i++) {
      rest[i] = due[i].subtract(BigInteger.valueOf(given[i]).multiply(unit));
      order.add(i);
    }
    order.sort(
        Comparator.<Integer, BigInteger>comparing(place -> rest[place])
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    return order;
  }

  private static BigInteger floor(BigInteger value, BigInteger by) {
    BigInteger[] parts = value.divideAndRemainder(by);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }
}
