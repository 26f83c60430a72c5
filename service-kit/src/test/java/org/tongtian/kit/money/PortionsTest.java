package org.tongtian.kit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortionsTest {

  private static final int ROUNDS = 5_000;

  @Test
  void aMissingFenGoesToTheLargestRemainderAndThenByName() {
    assertThat(Portions.of(100, Map.of("a", 1L, "b", 1L, "c", 1L)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", 34L, "b", 33L, "c", 33L));
    assertThat(Portions.of(10, Map.of("a", 1L, "b", 2L)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", 3L, "b", 7L));
    assertThat(Portions.of(1, Map.of("b", 5L, "a", 5L)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", 1L, "b", 0L));
  }

  @Test
  void nothingIsSharedAsNothing() {
    assertThat(Portions.of(0, Map.of("a", 0L, "b", 0L))).containsOnlyKeys("a", "b");
    assertThat(Portions.of(0, Map.of())).isEmpty();
    assertThat(Portions.of(7, Map.of("a", 0L, "b", 3L))).containsEntry("a", 0L);
  }

  @Test
  void whatCannotBeSharedIsRefused() {
    assertThatThrownBy(() -> Portions.of(1, Map.of("a", 0L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Portions.of(1, Map.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Portions.of(-1, Map.of("a", 1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Portions.of(1, Map.of("a", 2L, "b", -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    Map<String, Long> weights = Map.of("a", Long.MAX_VALUE, "b", Long.MAX_VALUE);
    Map<String, Long> portions = Portions.of(Long.MAX_VALUE, weights);
    assertThat(portions.get("a") + portions.get("b")).isEqualTo(Long.MAX_VALUE);
    assertThat(portions.get("a") - portions.get("b")).isEqualTo(1);
  }

  @Test
  void partsAddUpStayWithinAFenAndDoNotDependOnTheOrder() {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      check(seed);
    }
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    Map<String, Long> weights = weights(random);
    long sum = weights.values().stream().mapToLong(Long::longValue).sum();
    long amount = random.nextBoolean() ? random.nextLong(sum + 1) : random.nextLong(1 << 30);
    Map<String, Long> portions = Portions.of(amount, weights);
    assertThat(portions.keySet()).as("seed %d", seed).containsExactlyElementsOf(weights.keySet());
    assertThat(portions.values().stream().mapToLong(Long::longValue).sum())
        .as("seed %d", seed)
        .isEqualTo(amount);
    portions.forEach(
        (id, part) -> {
          assertWithinAFen(seed, part, amount, weights.get(id), sum);
          assertThat(amount > sum || part <= weights.get(id)).as("seed %d", seed).isTrue();
        });
    assertThat(Portions.of(amount, shuffled(weights, random)))
        .as("seed %d", seed)
        .isEqualTo(portions);
  }

  private static void assertWithinAFen(long seed, long part, long amount, long weight, long sum) {
    BigInteger off =
        BigInteger.valueOf(part)
            .multiply(BigInteger.valueOf(sum))
            .subtract(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight)))
            .abs();
    assertThat(part).as("seed %d", seed).isNotNegative();
    assertThat(off).as("seed %d", seed).isLessThan(BigInteger.valueOf(sum));
  }

  private static Map<String, Long> weights(Random random) {
    Map<String, Long> weights = new LinkedHashMap<>();
    int lines = 1 + random.nextInt(8);
    for (int i = 0; i < lines; i++) {
      weights.put("line-" + i, random.nextInt(5) == 0 ? 0 : random.nextLong(1_000_000));
    }
    weights.merge("line-0", 1L, Long::sum);
    return weights;
  }

  private static Map<String, Long> shuffled(Map<String, Long> weights, Random random) {
    List<String> ids = new ArrayList<>(weights.keySet());
    Collections.shuffle(ids, random);
    Map<String, Long> other = new LinkedHashMap<>();
    ids.forEach(id -> other.put(id, weights.get(id)));
    return other;
  }
}
