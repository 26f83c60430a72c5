package org.tongtian.kit.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * Splits one amount over several that share it by weight: a delivery fee over lines by grams, a
 * coupon over lines by price. The parts add up to the amount exactly, each is within one fen of its
 * exact share and none is negative. Every part gets its share rounded down; the fen that are then
 * missing go one each to the largest remainders, equal ones in the order of the ids, so that
 * neither the order of the lines nor a repetition changes a fen.
 */
@Pure
public final class Portions {

  private Portions() {}

  /** One part before the missing fen are given out. */
  private record Part(String id, long whole, BigInteger remainder) {}

  /**
   * The parts by id, in the order of the weights. No part is more than its weight where the amount
   * is not more than all weights together.
   *
   * @param amount fen, zero or more
   * @param weights by id, each zero or more
   * @throws IllegalArgumentException for a negative amount or weight, and for an amount that nobody
   *     has a weight for
   */
  public static Map<String, Long> of(long amount, Map<String, Long> weights) {
    if (amount < 0 || weights.values().stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("neither an amount nor a weight is negative");
    }
    BigInteger sum =
        weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      return ofNothing(amount, weights);
    }
    List<Part> parts = new ArrayList<>();
    weights.forEach((id, weight) -> parts.add(part(id, amount, weight, sum)));
    long missing = amount - parts.stream().mapToLong(Part::whole).sum();
    Map<String, Long> portions = new LinkedHashMap<>();
    parts.forEach(part -> portions.put(part.id(), part.whole()));
    parts.stream()
        .sorted(
            Comparator.comparing(Part::remainder, Comparator.reverseOrder())
                .thenComparing(Part::id))
        .limit(missing)
        .forEach(part -> portions.merge(part.id(), 1L, Long::sum));
    return portions;
  }

  private static Map<String, Long> ofNothing(long amount, Map<String, Long> weights) {
    if (amount > 0) {
      throw new IllegalArgumentException("nobody has a weight to share " + amount + " by");
    }
    Map<String, Long> nothing = new LinkedHashMap<>();
    weights.keySet().forEach(id -> nothing.put(id, 0L));
    return nothing;
  }

  private static Part part(String id, long amount, long weight, BigInteger sum) {
    BigInteger[] share =
        BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
    return new Part(id, share[0].longValueExact(), share[1]);
  }
}
