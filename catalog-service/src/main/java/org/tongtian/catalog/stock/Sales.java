package org.tongtian.catalog.stock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of reservations when their orders are paid or cancelled. Each step asks the state,
 * so that a fact which comes again changes nothing.
 *
 * <p>A payment that comes after its stock went back takes again if there is enough; if not, the
 * reservation is marked SHORTFALL, logged and counted, for order-service to refund.
 */
@Component
class Sales {

  private static final Logger LOG = LoggerFactory.getLogger(Sales.class);

  /** Longer than any fact is tried again; a paid order's stock does not expire. */
  private static final Duration PAID_HOLD = Duration.ofDays(3650);

  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final Holding holding;
  private final StockService stock;
  private final StockSignals signals;
  private final StockMeters meters;
  private final Clock clock;

  Sales(
      ReservationRepository reservations,
      LiveCounts counts,
      Holding holding,
      StockService stock,
      StockSignals signals,
      StockMeters meters,
      Clock clock) {
    this.reservations = reservations;
    this.counts = counts;
    this.holding = holding;
    this.stock = stock;
    this.signals = signals;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * The order was paid.
   *
   * @throws IllegalStateException where it never had a reservation
   */
  void paid(String reservationId) {
    Reservation found = reservations.find(reservationId);
    if (found == null || found.buyerId() == null) {
      throw new IllegalStateException(
          "Reservation " + reservationId + " was paid but never had stock");
    }
    switch (found.state()) {
      case SOLD -> counts.settle(found.lotId(), found.token());
      case SHORTFALL -> counts.giveBack(found.lotId(), found.token());
      case HELD -> {
        if (found.retaken()) {
          sellRetaken(found);
        } else {
          sell(found);
        }
      }
      case RELEASED -> retake(found);
    }
  }

  /** The order ended unpaid. */
  void cancelled(String reservationId) {
    Reservation found = reservations.find(reservationId);
    if (found != null && (found.is(ReservationState.SOLD) || found.retaken())) {
      LOG.error(
          "Reservation {} was cancelled after its stock was sold; the sale stands", reservationId);
      return;
    }
    stock.release(reservationId);
  }

  private void sell(Reservation held) {
    if (!reservations.sell(held.id(), now())) {
      paid(held.id());
      return;
    }
    meters.sold();
    counts.settle(held.lotId(), held.token());
  }

  private void retake(Reservation released) {
    Instant now = now();
    Reservation wanted =
        new Reservation(
            released.id(),
            released.lotId(),
            released.quantity(),
            released.buyerId(),
            released.unitPrice(),
            ReservationState.HELD,
            released.epoch(),
            true,
            now.plus(PAID_HOLD),
            now);
    if (reservations.retake(wanted, now)) {
      sellRetaken(wanted);
    } else {
      paid(released.id());
    }
  }

  private void sellRetaken(Reservation retaken) {
    if (holding.holdAgain(retaken)) {
      signals.changed(retaken.lotId());
      sell(retaken);
      return;
    }
    if (reservations.markShort(retaken.id(), now())) {
      meters.shortfall();
      LOG.error(
          "Reservation {} was paid after its stock went back, and lot {} has no {} left",
          retaken.id(),
          retaken.lotId(),
          retaken.quantity());
    }
    counts.giveBack(retaken.lotId(), retaken.token());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
