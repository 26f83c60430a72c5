package org.tongtian.settlement.shares;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * Percents with one decimal that sum to exactly 100.0: each rounded down, then the missing tenths
 * go to the largest remainders, equal ones in the order of the list.
 */
@Pure
final class Tenths {

  private static final long WHOLE = 1000;

  private Tenths() {}

  /**
   * The percents of the parts, for example "45.0".
   *
   * @param parts their sum is above zero; one below it gave more than it got
   */
  static List<String> of(List<Long> parts) {
    long sum = parts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    long[] tenths = new long[parts.size()];
    List<Integer> order = new ArrayList<>();
    BigInteger[] remainders = new BigInteger[parts.size()];
    long missing = WHOLE;
    for (int i = 0; i < tenths.length; i++) {
      BigInteger whole = BigInteger.valueOf(sum);
      BigInteger part = BigInteger.valueOf(parts.get(i)).multiply(BigInteger.valueOf(WHOLE));
      remainders[i] = part.mod(whole);
      tenths[i] = part.subtract(remainders[i]).divide(whole).longValueExact();
      missing -= tenths[i];
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> remainders[i]).reversed());
    for (int i = 0; i < missing; i++) {
      tenths[order.get(i)]++;
    }
    List<String> percents = new ArrayList<>();
    for (long each : tenths) {
      percents.add(BigDecimal.valueOf(each, 1).toPlainString());
    }
    return percents;
  }
}
