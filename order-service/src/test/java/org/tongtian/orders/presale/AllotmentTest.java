package org.tongtian.orders.presale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.money.Quantity;

/** Who gets of a harvest that is too small, by examples and for 5,000 seeded queues. */
class AllotmentTest {

  private static final Instant FIRST = Instant.parse("2026-10-01T02:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // left | wanted, in the order of payment | served | without
        "30 | 10,10,10 | 0,1,2 | ''",
        "29 | 10,10,10 | 0,1   | 2",
        "25 | 10,20,5  | 0     | 1,2",
        "10 | 20,5     | ''    | 0,1",
        "0  | 1        | ''    | 0",
        "-7 | 1,2      | ''    | 0,1",
        "99 | 1        | 0     | ''"
      })
  void whoPaidFirstIsServedFirstAndNobodyIsPassedOver(
      long left, String wanted, String served, String without) {
    List<Allotment.Claim> claims = new ArrayList<>();
    String[] quantities = wanted.split(",", -1);
    for (int i = 0; i < quantities.length; i++) {
      claims.add(claim(i, i, Long.parseLong(quantities[i])));
    }
    Collections.reverse(claims);

    Allotment allotment = Allotment.of(Quantity.of(left), claims);

    assertThat(String.join(",", allotment.served())).isEqualTo(served);
    assertThat(String.join(",", allotment.without())).isEqualTo(without);
  }

  @Test
  void depositsOfTheSameMomentGoByTheirOrders() {
    List<Allotment.Claim> claims = List.of(claim(2, 0, 5), claim(1, 0, 5));
    assertThat(Allotment.of(Quantity.of(5), claims).served()).containsExactly("1");
  }

  @Test
  void neverMoreIsAllottedThanIsLeftAndNobodyLosesToWhoPaidLater() {
    for (long s = 0; s < 5_000; s++) {
      long seed = s;
      Random random = new Random(seed);
      List<Allotment.Claim> claims = new ArrayList<>();
      int count = random.nextInt(12);
      for (int i = 0; i < count; i++) {
        claims.add(claim(i, random.nextInt(6), 1 + random.nextInt(20)));
      }
      Quantity left = Quantity.of(random.nextInt(120) - 10);

      Allotment allotment = Allotment.of(left, claims);

      List<Allotment.Claim> served = of(claims, allotment.served());
      List<Allotment.Claim> without = of(claims, allotment.without());
      Quantity sum =
          served.stream().map(Allotment.Claim::quantity).reduce(Quantity.ZERO, Quantity::plus);
      assertThat(served.isEmpty() || sum.compareTo(left) <= 0).as("seed %d", seed).isTrue();
      assertThat(served.size() + without.size()).as("seed %d", seed).isEqualTo(count);
      for (Allotment.Claim loser : without) {
        assertThat(served)
            .as("seed %d", seed)
            .noneMatch(winner -> winner.depositedAt().isAfter(loser.depositedAt()));
      }
      // Whoever is first without could not have been served by what was left.
      without.stream()
          .findFirst()
          .ifPresent(
              first ->
                  assertThat(sum.plus(first.quantity())).as("seed %d", seed).isGreaterThan(left));
    }
  }

  private static List<Allotment.Claim> of(List<Allotment.Claim> claims, List<String> ids) {
    return ids.stream()
        .map(id -> claims.stream().filter(each -> each.orderId().equals(id)).findFirst())
        .map(found -> found.orElseThrow())
        .toList();
  }

  private static Allotment.Claim claim(int id, int second, long quantity) {
    return new Allotment.Claim(
        Integer.toString(id), FIRST.plusSeconds(second), Quantity.of(quantity));
  }
}
