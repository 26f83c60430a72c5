package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.catalog.Demo;
import org.tongtian.catalog.Shop;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/** Redis loses the counts at the worst moments; nothing is sold twice and no hold is lost. */
class LostRedisTest extends StockUnderTest {

  @Test
  void salesGoOnFromTheTruth() {
    declare(20);
    String held = reserve(3);
    sales.paid(List.of(reserve(4)));
    stock.release(List.of(reserve(5)));

    flushRedis();
    assertThat(stock.available(List.of(lotId))).containsEntry(lotId, Quantity.of(13));
    reserve(13);

    assertThat(live()).isZero();
    assertThatThrownBy(() -> reserve(1)).hasMessageContaining("not_enough_stock");
    sales.cancelled(held);
    assertThat(live()).isEqualTo(3);
  }

  @Test
  void holdsExpireAlsoAfterTheirTokensWereLost() {
    declare(20);
    String held = reserve(3);
    flushRedis();

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    assertThat(state(held)).isEqualTo(ReservationState.HELD);
    sweeper.sweepReservations();

    assertThat(state(held)).isEqualTo(ReservationState.RELEASED);
    reserve(20);
    assertThat(live()).isZero();
  }

  @Test
  void aRecountPutsTheTokensBackWithTheirExpiry() {
    declare(20);
    String held = reserve(3);
    flushRedis();
    reserve(1);

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();

    assertThat(state(held)).isEqualTo(ReservationState.RELEASED);
    assertThat(live()).isEqualTo(20);
  }

  @Test
  void aClaimThatTheRecountMetIsCountedOnce() {
    declare(10);
    Claim slow = claim(Ids.next(), 4);
    take(slow);
    assertThat(reservations.insert(Reservation.held(slow, Money.cny(650), clock.instant())))
        .isTrue();
    flushRedis();
    recount.ensure(lotId);
    assertThat(live()).isEqualTo(6);

    stock.reserve(List.of(slow));

    assertThat(live()).isEqualTo(6);
    assertThat(standing()).isEqualTo(4);
  }

  @Test
  void aClaimThatMissedTheRecountTakesAgain() {
    declare(10);
    Claim slow = claim(Ids.next(), 4);
    Taking.Token token = take(slow);
    flushRedis();
    recount.ensure(lotId);
    reservations.insert(Reservation.held(slow, Money.cny(650), clock.instant()));
    assertThat(live()).isEqualTo(10);

    stock.reserve(List.of(slow));

    assertThat(live()).isEqualTo(6);
    assertThat(lots.epoch(lotId)).isGreaterThan(token.epoch());
  }

  @Test
  void aClaimThatMissedTheRecountDoesNotOversell() {
    declare(10);
    Claim slow = claim(Ids.next(), 4);
    take(slow);
    flushRedis();
    String others = reserve(10);
    reservations.insert(Reservation.held(slow, Money.cny(650), clock.instant()));

    assertThatThrownBy(() -> stock.reserve(List.of(slow))).hasMessageContaining("not_enough_stock");
    flushRedis();
    assertThatThrownBy(() -> stock.reserve(List.of(slow))).hasMessageContaining("stock_rebuilding");
    assertThatThrownBy(() -> reserve(1)).hasMessageContaining("not_enough_stock");

    sales.paid(List.of(others));
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    assertThat(state(slow.reservationId())).isEqualTo(ReservationState.RELEASED);
    assertThat(state(others)).isEqualTo(ReservationState.SOLD);
    assertThat(live()).isZero();
    assertThat(standing()).isEqualTo(10);
  }

  @Test
  void aLatePaymentThatMissedTheRecountDoesNotOversell() {
    declare(10);
    String late = reserve(4);
    sales.cancelled(late);
    reserve(10);
    reservations.retake(late, clock.instant().plus(HOLD), clock.instant());
    flushRedis();

    sales.paid(List.of(late));

    assertThat(state(late)).isEqualTo(ReservationState.SHORTFALL);
    assertThat(live()).isZero();
    assertThat(standing()).isEqualTo(10);
  }

  @Test
  void aCountOfAnotherServerProcessIsNoCount() {
    declare(10);
    reserve(4);
    String key = settings.key("stock:{" + lotId + "}");
    redis.sync().hset(key, "available", "10000");
    redis.sync().hset(key, "run", "0123456789012345678901234567890123456789");

    assertThatThrownBy(() -> reserve(7)).hasMessageContaining("not_enough_stock");

    assertThat(live()).isEqualTo(6);
  }

  @Test
  void anOlderCountDoesNotReplaceALaterOne() {
    declare(10);
    reserve(4);

    counts.install(anOlderCount());

    assertThat(live()).isEqualTo(6);
  }

  @Test
  void anOlderCountThatCameIntoAnEmptyRedisIsFoundOut() {
    declare(10);
    flushRedis();
    reserve(4);
    flushRedis();
    counts.install(anOlderCount());

    reserve(5);

    assertThat(live()).isEqualTo(1);
    assertThat(standing()).isEqualTo(9);
  }

  @Test
  void whileAnotherCountsTheBuyerIsAskedToComeBack() {
    Demo demo = Demo.fresh();
    shop().internal("PUT", "/internal/catalog/products/" + demo.productId(), demo.whole("9"));
    redis.sync().del(settings.key("stock:{" + demo.lotId() + "}"));
    assertThat(counts.lock(demo.lotId(), "another")).isTrue();
    String before = everything();

    Shop.Answer answer = shop().reserve(Ids.next(), demo.lotId(), "1");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("catalog.stock_rebuilding");
    assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
    assertThat(everything()).isEqualTo(before);
    counts.unlock(demo.lotId(), "another");
    assertThat(shop().reserve(Ids.next(), demo.lotId(), "1").status()).isEqualTo(200);
  }

  private Count anOlderCount() {
    LotStock lot = lots.require(lotId);
    LotStock older =
        new LotStock(
            lot.id(),
            lot.productId(),
            lot.unit(),
            lot.declared(),
            lot.epoch() - 1,
            lot.price(),
            lot.terms(),
            null,
            null);
    return Count.of(older, List.of());
  }

  private Taking.Token take(Claim claim) {
    return (Taking.Token) counts.take(claim, "another", clock.instant());
  }
}
