package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/** Several lots in one basket: all or none, whatever is sent twice or dies half way. */
class BasketTest extends StockUnderTest {

  private String first;
  private String second;

  @BeforeEach
  void twoLots() {
    first = lotId;
    second = Ids.next();
    declare(10);
    stock.declare(onSale(second, 5, SellingTerms.OPEN));
  }

  @Test
  void allLotsAreHeldAndAnsweredInTheOrderAskedFor() {
    List<Claim> basket = basket(4, 3);

    List<Held> held = stock.reserve(basket);

    assertThat(held.stream().map(each -> each.reservation().id()))
        .containsExactlyElementsOf(basket.stream().map(Claim::reservationId).toList());
    assertThat(live(first)).isEqualTo(6);
    assertThat(live(second)).isEqualTo(2);
    assertThat(stock.reserve(basket)).hasSize(2);
    assertThat(live(first)).isEqualTo(6);
    assertThat(live(second)).isEqualTo(2);
  }

  @Test
  void aRefusalNamesItsLineAndLeavesNothingBehind() {
    List<Claim> basket = basket(4, 6);

    assertThatThrownBy(() -> stock.reserve(basket))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("catalog.not_enough_stock");
              assertThat(refusal.field()).isEqualTo("goods[1]");
            });

    assertThat(live(first)).isEqualTo(10);
    assertThat(live(second)).isEqualTo(5);
    assertThat(reservations.find(basket.stream().map(Claim::reservationId).toList())).isEmpty();
  }

  @Test
  void theSameIdsMayComeAgainOnceThereIsEnough() {
    String others = Ids.next();
    stock.reserve(List.of(claim(others, second, 3, "buyer-2")));
    List<Claim> basket = basket(4, 3);
    assertThatThrownBy(() -> stock.reserve(basket)).hasMessageContaining("not_enough_stock");

    sales.cancelled(others);

    assertThat(stock.reserve(basket)).hasSize(2);
    assertThat(live(first)).isEqualTo(6);
    assertThat(live(second)).isEqualTo(2);
  }

  @Test
  void oneIdForTwoLotsAndOneLotTwiceAreRefused() {
    String id = Ids.next();
    refusedWith(
        Arrays.asList(claim(id, first, 1, "buyer-1"), claim(id, second, 1, "buyer-1")),
        "goods[1].reservationId");
    refusedWith(
        Arrays.asList(claim(Ids.next(), first, 1, "b"), claim(Ids.next(), first, 1, "b")),
        "goods[1].lotId");
    refusedWith(List.of(), "goods");
    assertThat(live(first)).isEqualTo(10);
    assertThat(live(second)).isEqualTo(5);
  }

  @Test
  void aCrashBetweenTheLotsLeavesNothingBeyondTheExpiry() {
    List<Claim> basket = basket(4, 3);
    counts.take(basket.getFirst(), "dead", clock.instant());
    Taking.Token token = (Taking.Token) counts.take(basket.getLast(), "dead", clock.instant());
    reservations.insert(Reservation.held(basket.getLast(), token.price(), clock.instant()));
    assertThat(live(first)).isEqualTo(6);
    assertThat(live(second)).isEqualTo(2);

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();

    assertThat(live(first)).isEqualTo(10);
    assertThat(live(second)).isEqualTo(5);
  }

  @Test
  void aFailedCallDoesNotTakeAwayWhatASecondOneUnderTheSameIdRestsOn() {
    Claim both = claim(Ids.next(), first, 4, "buyer-1");
    counts.take(both, "one", clock.instant());
    stock.reserve(List.of(both));

    assertThat(counts.rollBack(first, both.reservationId(), "one")).isFalse();

    assertThat(live(first)).isEqualTo(6);
    assertThat(state(both.reservationId())).isEqualTo(ReservationState.HELD);
  }

  @Test
  void aReservationThatWasAskedForTwiceIsNotWithdrawnByItsFirstAsker() {
    Claim both = claim(Ids.next(), first, 4, "buyer-1");
    stock.reserve(List.of(both));
    stock.reserve(List.of(both));

    assertThat(reservations.releaseUnshared(both.reservationId(), clock.instant())).isFalse();
    assertThat(state(both.reservationId())).isEqualTo(ReservationState.HELD);
  }

  @Test
  void aLineThatLosesItsStockToARecountTakesTheWholeBasketBack() {
    List<Claim> basket = basket(4, 3);
    counts.take(basket.getFirst(), "slow", clock.instant());
    Taking.Token missed = (Taking.Token) counts.take(basket.getLast(), "slow", clock.instant());
    redis.sync().del(settings.key("stock:{" + second + "}"));
    stock.reserve(List.of(claim(Ids.next(), second, 5, "buyer-2")));
    reservations.insert(Reservation.held(basket.getLast(), missed.price(), clock.instant()));

    assertThatThrownBy(() -> stock.reserve(basket))
        .hasMessageContaining("not_enough_stock")
        .hasMessageContaining("goods[1]");

    assertThat(live(second)).isZero();
    sales.cancelled(basket.getLast().reservationId());
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    assertThat(live(first)).isEqualTo(10);
  }

  @RepeatedTest(3)
  void basketsInOppositeOrdersNeitherLockNorSellTooMuch() throws Exception {
    try (ExecutorService buyers = Executors.newFixedThreadPool(12)) {
      List<Callable<Boolean>> all =
          java.util.stream.IntStream.range(0, 24)
              .<Callable<Boolean>>mapToObj(i -> () -> buy(i % 2 == 0))
              .toList();
      long got = 0;
      for (Future<Boolean> each : buyers.invokeAll(all)) {
        got += each.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(5);
    }
    assertThat(live(second)).isZero();
    assertThat(live(first)).isEqualTo(5);
  }

  private boolean buy(boolean straight) {
    List<Claim> basket = basket(1, 1);
    try {
      stock.reserve(straight ? basket : basket.reversed());
      return true;
    } catch (Refusal soldOut) {
      assertThat(soldOut.code()).isEqualTo("catalog.not_enough_stock");
      return false;
    }
  }

  private List<Claim> basket(long ofFirst, long ofSecond) {
    Claim one = claim(Ids.next(), first, ofFirst, "buyer-1");
    Claim other = claim(Ids.next(), second, ofSecond, "buyer-1");
    return Arrays.asList(
        one,
        new Claim(
            other.reservationId(),
            other.lotId(),
            other.unit(),
            other.quantity(),
            other.buyerId(),
            other.expiresAt(),
            "goods[1]"));
  }

  private void refusedWith(List<Claim> claims, String field) {
    List<Claim> named =
        claims.stream()
            .map(
                each ->
                    new Claim(
                        each.reservationId(),
                        each.lotId(),
                        each.unit(),
                        each.quantity(),
                        each.buyerId(),
                        each.expiresAt(),
                        "goods[" + claims.indexOf(each) + "]"))
            .toList();
    assertThatThrownBy(() -> stock.reserve(named))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("catalog.reservation_invalid");
              assertThat(refusal.field()).isEqualTo(field);
            });
  }

  private long live(String lot) {
    Quantity available = counts.available(List.of(lot)).get(lot);
    return available.thousandths() / 1000;
  }
}
