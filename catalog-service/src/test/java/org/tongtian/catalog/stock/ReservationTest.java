package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongtian.catalog.FakeOrders;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/** The life of a reservation on real stores: paid, cancelled, expired, paid late, half done. */
class ReservationTest extends StockUnderTest {

  @Autowired private MeterRegistry meters;

  @Test
  void paidStockIsSoldOnceAndStaysSold() {
    declare(10);
    String orderId = reserve(4);

    sales.paid(List.of(orderId));
    sales.paid(List.of(orderId));

    assertThat(state(orderId)).isEqualTo(ReservationState.SOLD);
    assertThat(live()).isEqualTo(6);
    assertThat(figures())
        .isEqualTo(
            new StockFigures(Quantity.of(10), Quantity.ZERO, Quantity.of(4), Quantity.of(6)));
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();
    assertThat(live()).isEqualTo(6);
    assertThat(state(orderId)).isEqualTo(ReservationState.SOLD);
  }

  @Test
  void cancelledStockReturnsOnce() {
    declare(10);
    String orderId = reserve(4);

    sales.cancelled(orderId);
    sales.cancelled(orderId);

    assertThat(state(orderId)).isEqualTo(ReservationState.RELEASED);
    assertThat(live()).isEqualTo(10);
  }

  @Test
  void soldStockIsNeitherGivenBackNorCancelled() {
    declare(10);
    String orderId = reserve(4);
    sales.paid(List.of(orderId));

    sales.cancelled(orderId);
    assertThatThrownBy(() -> stock.release(List.of(orderId)))
        .hasMessageContaining("reservation_sold");

    assertThat(state(orderId)).isEqualTo(ReservationState.SOLD);
    assertThat(live()).isEqualTo(6);
  }

  @Test
  void expiredStockReturnsOnceWhicheverSweepFindsItFirst() {
    declare(10);
    String byToken = reserve(4);
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();
    sweeper.sweepTokens();
    assertThat(live()).isEqualTo(10);
    assertThat(state(byToken)).isEqualTo(ReservationState.RELEASED);

    String byDocument = reserve(3);
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepReservations();
    sweeper.sweepTokens();
    assertThat(live()).isEqualTo(10);
    assertThat(state(byDocument)).isEqualTo(ReservationState.RELEASED);
  }

  @Test
  void whatHasNotExpiredIsLeftAlone() {
    declare(10);
    String orderId = reserve(4);

    clock.moveOn(HOLD.minusSeconds(30));
    sweeper.sweepTokens();
    sweeper.sweepReservations();

    assertThat(state(orderId)).isEqualTo(ReservationState.HELD);
    assertThat(live()).isEqualTo(6);
  }

  @Test
  void aTokenWithoutAReservationReturnsOnceAndBarsALateOne() {
    declare(10);
    Claim crashed = claim(Ids.next(), 4);
    counts.take(crashed, "another", clock.instant());
    assertThat(live()).isEqualTo(6);

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepTokens();

    assertThat(live()).isEqualTo(10);
    assertThat(reservations.insert(Reservation.held(crashed, Money.cny(650), clock.instant())))
        .isFalse();
    assertThatThrownBy(() -> stock.reserve(List.of(claim(crashed.reservationId(), 4))))
        .hasMessageContaining("reservation_released");
    assertThat(live()).isEqualTo(10);
  }

  @Test
  void aReleaseThatDiedBeforeItsCountReturnsWhenTheTokenExpires() {
    declare(10);
    String orderId = reserve(4);
    reservations.release(orderId, clock.instant());
    assertThat(live()).isEqualTo(6);

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();

    assertThat(live()).isEqualTo(10);
  }

  @Test
  void whatAnOrderMayNeedStaysHoweverLateItsPaymentIsHeardOf() {
    declare(10);
    String paid = reserve(4);
    String unpaid = reserve(3);
    FakeOrders.shared().needs(paid);

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();

    assertThat(state(paid)).isEqualTo(ReservationState.HELD);
    assertThat(state(unpaid)).isEqualTo(ReservationState.RELEASED);
    assertThat(live()).isEqualTo(6);
    sales.paid(List.of(paid));
    assertThat(state(paid)).isEqualTo(ReservationState.SOLD);
    assertThat(live()).isEqualTo(6);
  }

  @Test
  void nothingGoesBackWhileNobodyKnowsTheOrders() {
    declare(10);
    String unknown = reserve(4);
    FakeOrders.shared().isAway(true);

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();
    assertThat(state(unknown)).isEqualTo(ReservationState.HELD);
    assertThat(live()).isEqualTo(6);

    FakeOrders.shared().isAway(false);
    sweeper.sweepTokens();
    assertThat(state(unknown)).isEqualTo(ReservationState.RELEASED);
    assertThat(live()).isEqualTo(10);
  }

  @Test
  void aSaleThatDiedBeforeItsTokenWentStaysSold() {
    declare(10);
    String orderId = reserve(4);
    reservations.sell(orderId, clock.instant());

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();

    assertThat(live()).isEqualTo(6);
    assertThat(counts.expired(List.of(lotId), clock.instant())).isEmpty();
  }

  @Test
  void aLatePaymentTakesAgainWhatIsStillThere() {
    declare(10);
    String late = reserve(4);
    sales.cancelled(late);

    sales.paid(List.of(late));
    sales.paid(List.of(late));

    assertThat(state(late)).isEqualTo(ReservationState.SOLD);
    assertThat(live()).isEqualTo(6);
    clock.moveOn(Duration.ofDays(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();
    assertThat(live()).isEqualTo(6);
  }

  @Test
  void aLatePaymentWithoutStockIsMarkedShortAndNeverOversells() {
    declare(10);
    String late = reserve(4);
    sales.cancelled(late);
    String other = reserve(8);
    double before = meters.counter("tongtian.reservations", "outcome", "shortfall").count();

    sales.paid(List.of(late));
    sales.paid(List.of(late));

    assertThat(state(late)).isEqualTo(ReservationState.SHORTFALL);
    assertThat(live()).isEqualTo(2);
    assertThat(state(other)).isEqualTo(ReservationState.HELD);
    assertThat(meters.counter("tongtian.reservations", "outcome", "shortfall").count() - before)
        .isEqualTo(1);
  }

  @Test
  void aLatePaymentThatDiedHalfWayIsTakenUpAgain() {
    declare(10);
    String late = reserve(4);
    sales.cancelled(late);
    Instant paid = clock.instant();
    assertThat(reservations.retake(late, paid.plus(Duration.ofDays(99)), paid)).isNotNull();

    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepReservations();
    sales.paid(List.of(late));

    assertThat(state(late)).isEqualTo(ReservationState.SOLD);
    assertThat(live()).isEqualTo(6);
  }

  @Test
  void anOrderThatNeverHadStockIsAFailureToBeSeen() {
    assertThatThrownBy(() -> sales.paid(List.of(Ids.next())))
        .hasMessageContaining("never had stock");
  }

  @Test
  void outcomesAreCounted() {
    declare(5);
    double taken = count("taken");
    double refused = count("refused");
    double released = count("released");

    String orderId = reserve(5);
    assertThatThrownBy(() -> reserve(1)).hasMessageContaining("not_enough_stock");
    sales.cancelled(orderId);

    assertThat(count("taken") - taken).isEqualTo(1);
    assertThat(count("refused") - refused).isEqualTo(1);
    assertThat(count("released") - released).isEqualTo(1);
  }

  @Test
  void theLotIsNotWrittenWhenSomethingIsReserved() {
    declare(10);
    Document before = lotDocument();

    sales.paid(List.of(reserve(4)));

    assertThat(lotDocument()).isEqualTo(before);
  }

  @Test
  void aStockIsDeclaredOnce() {
    declare(10);
    reserve(4);

    declare(99);

    assertThat(live()).isEqualTo(6);
    assertThat(stock.available(List.of(lotId))).containsEntry(lotId, Quantity.of(6));
  }

  private double count(String outcome) {
    return meters.counter("tongtian.reservations", "outcome", outcome).count();
  }

  private Document lotDocument() {
    return database.getCollection("lot_stocks").find(new Document("_id", lotId)).first();
  }
}
