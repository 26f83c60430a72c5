package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/** The window, the limit for each buyer and the price, as the script in Redis asks them. */
class SellingTermsTest extends StockUnderTest {

  private static final SellingTerms TWO_EACH = new SellingTerms(null, null, Quantity.of(2));

  @Test
  void nobodyBuysBeforeTheSaleOpensOrAfterItCloses() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    declare(10, new SellingTerms(now.plusSeconds(60), now.plusSeconds(120), null));

    assertThatThrownBy(() -> reserve(1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("catalog.not_open_yet");
              assertThat(refusal.field()).isEqualTo("goods[0]");
              assertThat(refusal.properties())
                  .containsEntry("opensAt", now.plusSeconds(60).toString());
            });
    clock.moveOn(Duration.ofSeconds(61));
    Claim inTime = claim(Ids.next(), 1);
    stock.reserve(List.of(inTime));
    clock.moveOn(Duration.ofSeconds(60));

    assertThatThrownBy(() -> reserve(1)).hasMessageContaining("catalog.sale_over");
    assertThat(stock.reserve(List.of(inTime))).as("the same claim, the same answer").hasSize(1);
    assertThat(live()).isEqualTo(9);
  }

  @Test
  void aBuyerHasTheLimitOverAllReservationsThatStand() {
    declare(20, TWO_EACH);
    String held = reserve(1);
    String sold = reserve(1);
    sales.paid(List.of(sold));

    overLimit(1, "0");
    assertThat(live()).isEqualTo(18);
    stock.reserve(List.of(claim(Ids.next(), lotId, 2, "buyer-2")));

    sales.cancelled(held);
    overLimit(2, "1");
    reserve(1);
    overLimit(1, "0");
  }

  @Test
  void whatExpiredOrWasRefundedBeforeItWasShippedFreesTheLimit() {
    declare(20, TWO_EACH);
    reserve(2);
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    String sold = reserve(2);
    sales.paid(List.of(sold));
    overLimit(1, "0");

    restocks.restock(sold, Ids.next(), Quantity.of(1));

    reserve(1);
    overLimit(1, "0");
  }

  @Test
  void limitsAreRebuiltFromTheTruthAfterAFlush() {
    declare(20, TWO_EACH);
    Claim held = claim(Ids.next(), 1);
    stock.reserve(List.of(held));
    sales.paid(List.of(reserve(1)));

    flushRedis();
    overLimit(1, "0");
    assertThat(stock.reserve(List.of(held))).hasSize(1);
    sales.cancelled(held.reservationId());

    reserve(1);
    overLimit(1, "0");
    assertThat(live()).isEqualTo(18);
  }

  @Test
  void aLimitThatComesLaterCountsWhatWasBoughtBefore() {
    declare(20);
    String more = reserve(3);
    reserve(1);

    changes.setTerms(lotId, TWO_EACH);

    overLimit(1, "0");
    sales.paid(List.of(more));
    assertThat(state(more)).as("what is reserved stays").isEqualTo(ReservationState.SOLD);
    changes.setTerms(lotId, SellingTerms.OPEN);
    reserve(5);
    assertThat(live()).isEqualTo(11);
  }

  @Test
  void aClaimThatMissedARecountDoesNotPassTheLimit() {
    declare(20, TWO_EACH);
    Claim slow = claim(Ids.next(), 2);
    Taking.Token token = (Taking.Token) counts.take(slow, "slow", clock.instant());
    flushRedis();
    String answered = reserve(2);
    reservations.insert(Reservation.held(slow, token.price(), clock.instant()));
    flushRedis();

    assertThatThrownBy(() -> stock.reserve(List.of(slow))).hasMessageContaining("over_limit");

    sales.paid(List.of(answered));
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();
    assertThat(state(slow.reservationId())).isEqualTo(ReservationState.RELEASED);
    assertThat(live()).isEqualTo(18);
  }

  @Test
  void aPriceBindsFromItsAnswerOn() {
    declare(20);
    Claim before = claim(Ids.next(), 1);
    assertThat(priceOf(before)).isEqualTo(Money.cny(650));

    changes.reprice(lotId, Money.cny(700));

    assertThat(priceOf(before)).as("the same claim, the same answer").isEqualTo(Money.cny(650));
    assertThat(priceOf(claim(Ids.next(), 1))).isEqualTo(Money.cny(700));
  }

  @Test
  void aClaimThatTookBeforeANewPriceAndStoredAfterItGetsTheNewOne() {
    declare(20);
    Claim slow = claim(Ids.next(), 1);
    counts.take(slow, "slow", clock.instant());
    LotStock changed = lots.reprice(lotId, Money.cny(700));
    assertThat(changed.epoch()).isGreaterThan(counts.epoch(lotId));

    assertThat(priceOf(slow)).isEqualTo(Money.cny(700));
    assertThat(live()).isEqualTo(19);
  }

  @Test
  void noBuyerPassesTheLimitHoweverManyPhonesTap() throws Exception {
    declare(60, TWO_EACH);
    try (ExecutorService phones = Executors.newFixedThreadPool(16)) {
      List<Callable<Boolean>> taps = new ArrayList<>();
      for (int i = 0; i < 160; i++) {
        String buyer = "buyer-" + i % 20;
        taps.add(() -> buys(buyer));
      }
      long got = 0;
      for (Future<Boolean> each : phones.invokeAll(taps)) {
        got += each.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(40);
    }
    assertThat(live()).isEqualTo(20);
  }

  private boolean buys(String buyer) {
    try {
      stock.reserve(List.of(claim(Ids.next(), lotId, 1, buyer)));
      return true;
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo("catalog.over_limit");
      return false;
    }
  }

  private Money priceOf(Claim claim) {
    return stock.reserve(List.of(claim)).getFirst().reservation().unitPrice();
  }

  private void overLimit(long units, String allowed) {
    assertThatThrownBy(() -> reserve(units))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("catalog.over_limit");
              assertThat(refusal.field()).isEqualTo("goods[0]");
              assertThat(refusal.arguments()[0]).isEqualTo(allowed);
            });
  }
}
