package org.tongtian.settlement.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Ask;
import org.tongtian.settlement.book.ProRata;

/**
 * Rewards by a published metric (promise S10): {@code pool × released / released by all}, where
 * released is what sales made payable to the party in the month.
 */
@Pure
final class Rewards {

  private Rewards() {}

  /**
   * Whole fen for each; what rounding leaves goes to the largest rests, the first party first. Who
   * released nothing gets nothing; nobody does where nobody released anything.
   *
   * @param pool fen, above zero
   * @param released fen by party, none below zero
   */
  static List<Ask> of(long pool, SortedMap<String, Long> released) {
    long sum = released.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    if (sum == 0) {
      return List.of();
    }
    long scale = pool / sum + 1; // so that there is less than what is asked, and all of it is given
    long[] weights =
        released.values().stream().mapToLong(fen -> Math.multiplyExact(fen, scale)).toArray();
    long[] parts = ProRata.of(pool, weights);
    List<Ask> asks = new ArrayList<>();
    int place = 0;
    for (String party : released.keySet()) {
      long part = parts[place++];
      if (part > 0) {
        asks.add(new Ask(party, part));
      }
    }
    return asks;
  }
}
