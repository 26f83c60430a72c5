package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/**
 * Random baskets over two lots by a few buyers, repeats, payments, cancellations, refunds,
 * expiries, new limits, crashes and losses of Redis against a model that fits on a page. A failure
 * names its seed; put it into {@link #seeds} to run it again.
 */
class StockModelTest extends StockUnderTest {

  private static final int STEPS = 150;
  private static final int BUYERS = 4;

  private RandomGenerator random;
  private final Map<String, StockModel> models = new LinkedHashMap<>();
  private final List<List<Claim>> baskets = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();

  private long seed;

  private record Refund(String lot, String reservationId, String refundId, long units) {}

  static LongStream seeds() {
    long chosen = System.nanoTime();
    return LongStream.concat(LongStream.rangeClosed(1, 3), LongStream.of(chosen));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theServiceDoesWhatTheModelDoes(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.seed = seed;
    for (String lot : List.of(lotId, Ids.next())) {
      long declared = random.nextLong(5, 35);
      Long limit = limit();
      stock.declare(onSale(lot, declared, terms(limit)));
      models.put(lot, new StockModel(declared, limit));
    }
    for (int step = 0; step < STEPS; step++) {
      String did = act();
      check("seed " + seed + ", step " + step + ": " + did);
    }
  }

  private String act() {
    return switch (random.nextInt(15)) {
      case 0, 1, 2, 3 -> reserve(basket());
      case 4 -> baskets.isEmpty() ? "nothing" : reserve(again(anyOf(baskets)));
      case 5, 6 -> pay();
      case 7 -> cancel();
      case 8, 9 -> timePasses();
      case 10 -> crashAfterTaking();
      case 11, 12 -> refund();
      case 13 -> newLimit();
      default -> loseRedis();
    };
  }

  private List<Claim> basket() {
    String buyer = buyer();
    List<Claim> basket = new ArrayList<>();
    for (String lot : models.keySet()) {
      if (random.nextInt(3) > 0) {
        basket.add(claim(Ids.next(), lot, random.nextLong(1, 6), buyer));
      }
    }
    return basket.isEmpty() ? basket() : basket;
  }

  private String reserve(List<Claim> basket) {
    String expected = expected(basket);
    boolean isNew = !isKnown(basket);
    if (expected == null) {
      basket.forEach(
          each ->
              models
                  .get(each.lotId())
                  .take(each.reservationId(), units(each), each.buyerId(), each.expiresAt()));
      if (isNew) {
        baskets.add(basket);
      }
    }
    assertThat(outcome(() -> stock.reserve(basket)))
        .as("seed %d: %s of %s", seed, basket, models)
        .isEqualTo(expected);
    return "reserve " + basket + " " + expected;
  }

  private boolean isKnown(List<Claim> basket) {
    return basket.stream().anyMatch(each -> models.get(each.lotId()).knows(each.reservationId()));
  }

  /** The same basket, sent later. */
  private List<Claim> again(List<Claim> basket) {
    return basket.stream()
        .map(each -> claim(each.reservationId(), each.lotId(), units(each), each.buyerId()))
        .toList();
  }

  /** All lines must get their stock before any is stored. */
  private String expected(List<Claim> basket) {
    return basket.stream()
        .map(
            each ->
                models.get(each.lotId()).refusal(each.reservationId(), units(each), each.buyerId()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(
            () ->
                basket.stream()
                    .map(each -> models.get(each.lotId()).bar(each.reservationId()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null));
  }

  private String pay() {
    Claim line = anyLine();
    if (line == null) {
      return "nothing";
    }
    models.get(line.lotId()).pay(line.reservationId());
    sales.paid(List.of(line.reservationId()));
    return "pay " + line.reservationId();
  }

  private String cancel() {
    Claim line = anyLine();
    if (line == null) {
      return "nothing";
    }
    models.get(line.lotId()).cancel(line.reservationId());
    sales.cancelled(line.reservationId());
    return "cancel " + line.reservationId();
  }

  private String refund() {
    Refund refund = !refunds.isEmpty() && random.nextInt(4) == 0 ? anyOf(refunds) : newRefund();
    if (refund == null) {
      return "nothing";
    }
    models.get(refund.lot()).restock(refund.reservationId(), refund.refundId(), refund.units());
    restocks.restock(refund.reservationId(), refund.refundId(), Quantity.of(refund.units()));
    return refund.toString();
  }

  private Refund newRefund() {
    Claim line = anyLine();
    if (line == null
        || models.get(line.lotId()).state(line.reservationId()) != ReservationState.SOLD) {
      return null;
    }
    long left = models.get(line.lotId()).units(line.reservationId());
    Refund refund =
        new Refund(line.lotId(), line.reservationId(), Ids.next(), random.nextLong(1, left + 1));
    refunds.add(refund);
    return refund;
  }

  private String newLimit() {
    String lot = anyOf(List.copyOf(models.keySet()));
    Long limit = limit();
    models.get(lot).setLimit(limit);
    changes.setTerms(lot, terms(limit));
    return "limit " + limit;
  }

  private String timePasses() {
    clock.moveOn(Duration.ofMinutes(random.nextLong(1, 9)));
    Instant now = clock.instant();
    models.values().forEach(each -> each.expire(now));
    sweeper.sweepReservations();
    sweeper.sweepTokens();
    return "time passes";
  }

  private String crashAfterTaking() {
    String lot = anyOf(List.copyOf(models.keySet()));
    if (counts.epoch(lot) < 0) {
      return "nothing";
    }
    Claim claim = claim(Ids.next(), lot, random.nextLong(1, 4), buyer());
    counts.take(claim, "crashed", clock.instant());
    models.get(lot).crash(units(claim), claim.buyerId(), claim.expiresAt());
    return "crash after taking";
  }

  private String loseRedis() {
    flushRedis();
    models.values().forEach(StockModel::recount);
    return "lose Redis";
  }

  private void check(String story) {
    models.forEach(
        (lot, model) -> {
          long available = stock.available(List.of(lot)).get(lot).toNumber().longValueExact();
          assertThat(available).as(story).isEqualTo(model.available()).isNotNegative();
          StockFigures figures = stock.figures(List.of(lot)).get(lot);
          assertThat(figures.reserved()).as(story).isEqualTo(Quantity.of(model.held()));
          assertThat(figures.sold()).as(story).isEqualTo(Quantity.of(model.sold()));
          assertThat(figures.free().plus(figures.reserved()).plus(figures.sold()))
              .as(story)
              .isEqualTo(figures.total());
          model.states().forEach((id, state) -> assertThat(state(id)).as(story).isEqualTo(state));
        });
  }

  private Claim anyLine() {
    return baskets.isEmpty() ? null : anyOf(anyOf(baskets));
  }

  private <T> T anyOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String buyer() {
    return "buyer " + random.nextInt(BUYERS);
  }

  private Long limit() {
    return random.nextInt(3) == 0 ? null : Long.valueOf(random.nextLong(4, 14));
  }

  private static SellingTerms terms(Long limit) {
    return limit == null
        ? SellingTerms.OPEN
        : new SellingTerms(null, null, Quantity.of(limit.longValue()));
  }

  private static long units(Claim claim) {
    return claim.quantity().thousandths() / 1000;
  }

  private static String outcome(Runnable attempt) {
    try {
      attempt.run();
      return null;
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }
}
