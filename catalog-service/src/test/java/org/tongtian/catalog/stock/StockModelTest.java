package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;

/**
 * Random reservations, repeats, payments, cancellations, expiries, crashes and losses of Redis
 * against a model that fits on a page. A failure names its seed; put it into {@link #seeds} to run
 * it again.
 */
class StockModelTest extends StockUnderTest {

  private static final int STEPS = 150;

  private RandomGenerator random;
  private StockModel model;

  static LongStream seeds() {
    long chosen = System.nanoTime();
    return LongStream.concat(LongStream.rangeClosed(1, 5), LongStream.of(chosen, chosen + 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theServiceDoesWhatTheModelDoes(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    long declared = random.nextLong(5, 35);
    declare(declared);
    model = new StockModel(declared);
    for (int step = 0; step < STEPS; step++) {
      String did = act();
      check("seed " + seed + ", step " + step + ": " + did);
    }
  }

  private String act() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> reserve(Ids.next(), random.nextLong(1, 7));
      case 4 -> repeat();
      case 5, 6 -> pay();
      case 7 -> cancel();
      case 8, 9 -> timePasses();
      case 10 -> crashAfterTaking();
      default -> loseRedis();
    };
  }

  private String reserve(String orderId, long units) {
    Claim claim = claim(orderId, units);
    String expected = model.reserve(orderId, units, claim.expiresAt());
    assertThat(outcome(() -> stock.reserve(List.of(claim)))).isEqualTo(expected);
    return "reserve " + units + " " + expected;
  }

  private String repeat() {
    String orderId = known();
    return orderId == null ? "nothing" : reserve(orderId, model.units(orderId));
  }

  private String pay() {
    String orderId = known();
    if (orderId == null) {
      return "nothing";
    }
    model.pay(orderId);
    sales.paid(List.of(orderId));
    return "pay";
  }

  private String cancel() {
    String orderId = known();
    if (orderId == null) {
      return "nothing";
    }
    model.cancel(orderId);
    sales.cancelled(orderId);
    return "cancel";
  }

  private String timePasses() {
    clock.moveOn(Duration.ofMinutes(random.nextLong(1, 9)));
    Instant now = clock.instant();
    model.expire(now);
    sweeper.sweepReservations();
    sweeper.sweepTokens();
    return "time passes";
  }

  private String crashAfterTaking() {
    if (counts.epoch(lotId) < 0) {
      return "nothing";
    }
    Claim claim = claim(Ids.next(), random.nextLong(1, 4));
    counts.take(claim, "another", clock.instant());
    model.crash(claim.quantity().thousandths() / 1000, claim.expiresAt());
    return "crash after taking";
  }

  private String loseRedis() {
    flushRedis();
    model.loseRedis();
    return "lose Redis";
  }

  private void check(String story) {
    long available = stock.available(List.of(lotId)).get(lotId).toNumber().longValueExact();
    assertThat(available).as(story).isEqualTo(model.available()).isNotNegative();
    StockFigures figures = figures();
    assertThat(figures.reserved().toNumber().longValueExact()).as(story).isEqualTo(model.held());
    assertThat(figures.sold().toNumber().longValueExact()).as(story).isEqualTo(model.sold());
    assertThat(figures.free().plus(figures.reserved()).plus(figures.sold()))
        .as(story)
        .isEqualTo(figures.total());
    model.states().forEach((id, state) -> assertThat(state(id)).as(story).isEqualTo(state));
  }

  private String known() {
    List<String> ids = List.copyOf(model.states().keySet());
    return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
  }

  private static String outcome(Runnable attempt) {
    try {
      attempt.run();
      return "taken";
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }
}
