package org.tongtian.orders.presale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.testing.Stored;

/** What is offered where the harvest was too small: by examples and for 3,000 seeded shelves. */
class NearestGradeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Money DEPOSIT = Money.cny(975);

  /** Five jin of the first grade at 6.50. */
  private final OrderLine line =
      new Stored().line(Stored.SWEET_POTATO, "5").build().lines().getFirst();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // lots as grade:price:free | the one that is offered
        "SECOND:500:9, THIRD:400:9    | 0",
        "THIRD:400:9, SECOND:500:9    | 1",
        "SECOND:500:9, SPECIAL:900:9  | 1",
        "SECOND:500:9, SPECIAL:900:4  | 0",
        "FIRST:650:9, SPECIAL:900:9   | 0",
        "SECOND:195:9                 | none",
        "SECOND:196:9                 | 0",
        "LIMITED:900:9                | none",
        "SECOND:500:4                 | none"
      })
  void theFewestStepsThenTheBetterGrade(String shelf, String expected) {
    List<LotOffer> lots = new ArrayList<>();
    for (String each : shelf.split(", ", -1)) {
      String[] parts = each.split(":", -1);
      lots.add(
          lot(
              lots.size(),
              parts[0],
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2]),
              null,
              null,
              DAY));
    }
    String offered = NearestGrade.of(line, DEPOSIT, lots, NOW).map(LotOffer::lotId).orElse("none");
    assertThat(offered).isEqualTo(expected);
  }

  @Test
  void aLotThatCantBeBoughtNowIsNotOffered() {
    PresaleTerms waits = new PresaleTerms(DAY, DAY, 30, 5);
    List<LotOffer> lots =
        List.of(
            lot(1, "SECOND", 500, 9, waits, null, DAY),
            lot(2, "SECOND", 500, 9, null, NOW.plusSeconds(1), DAY),
            lot(3, "THIRD", 500, 9, null, NOW, DAY));
    assertThat(NearestGrade.of(line, DEPOSIT, lots, NOW).map(LotOffer::lotId)).contains("3");
    assertThat(NearestGrade.of(line, DEPOSIT, lots.subList(0, 2), NOW)).isEmpty();
  }

  @Test
  void ofTheSameGradeTheLaterHarvest() {
    List<LotOffer> lots =
        List.of(
            lot(1, "SECOND", 500, 9, null, null, DAY.minusDays(1)),
            lot(2, "SECOND", 500, 9, null, null, DAY));
    assertThat(NearestGrade.of(line, DEPOSIT, lots, NOW).map(LotOffer::lotId)).contains("2");
  }

  @Test
  void nobodyEverPaysMoreAndSomethingIsLeftToPay() {
    String[] grades = {"SPECIAL", "FIRST", "SECOND", "THIRD", "LIMITED"};
    int offered = 0;
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      List<LotOffer> lots = new ArrayList<>();
      int count = random.nextInt(6);
      for (int i = 0; i < count; i++) {
        String grade = grades[random.nextInt(grades.length)];
        lots.add(lot(i, grade, 1 + random.nextInt(1_500), random.nextInt(12), null, null, DAY));
      }
      Optional<LotOffer> near = NearestGrade.of(line, DEPOSIT, lots, NOW);
      if (near.isPresent()) {
        offered++;
        assertThat(NearestGrade.price(line, near.get()).paid())
            .as("seed %d", seed)
            .isBetween(DEPOSIT.plus(Money.cny(1)), line.money().paid());
        assertThat(near.get().available())
            .as("seed %d", seed)
            .isGreaterThanOrEqualTo(line.quantity());
      }
    }
    assertThat(offered).as("shelves with something to offer").isBetween(1_500, 2_999);
  }

  private static LotOffer lot(
      int id,
      String grade,
      long price,
      long free,
      PresaleTerms presale,
      Instant opensAt,
      LocalDate harvested) {
    Text name = new Text(grade, grade);
    return new LotOffer(
        Integer.toString(id),
        "product",
        Stored.SWEET_POTATO,
        "sweet-potato",
        "sku",
        name,
        new Grade(grade, name),
        Unit.JIN,
        Money.cny(price),
        Quantity.of(free),
        500,
        harvested,
        opensAt,
        null,
        null,
        null,
        "contract",
        presale);
  }
}
