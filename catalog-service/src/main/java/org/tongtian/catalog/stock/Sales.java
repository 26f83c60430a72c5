package org.tongtian.catalog.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of reservations when their orders are paid or cancelled. Each step asks the state,
 * so that a fact which comes again changes nothing. A fact that finds its stock given back is for
 * {@link LatePayments}.
 */
@Component
class Sales {

  private static final Logger LOG = LoggerFactory.getLogger(Sales.class);

  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final LatePayments late;
  private final StockService stock;
  private final StockSignals signals;
  private final StockMeters meters;
  private final Clock clock;

  Sales(
      ReservationRepository reservations,
      LiveCounts counts,
      LatePayments late,
      StockService stock,
      StockSignals signals,
      StockMeters meters,
      Clock clock) {
    this.reservations = reservations;
    this.counts = counts;
    this.late = late;
    this.stock = stock;
    this.signals = signals;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Orders with these reservations were paid; one write and one read for all that are as they
   * should be.
   *
   * @throws IllegalStateException where one never was a reservation
   */
  void paid(Collection<String> reservationIds) {
    if (reservationIds.isEmpty()) {
      return;
    }
    meters.sold(reservations.sellAll(reservationIds, now()));
    List<Reservation> found = reservations.find(reservationIds);
    settle(found);
    for (Reservation each : found) {
      switch (each.state()) {
        case SOLD -> {}
        case SHORTFALL -> counts.giveBack(each.lotId(), each.token());
        case HELD, RELEASED -> sellLate(each);
      }
    }
    requireAll(reservationIds, found);
  }

  /** An order with this reservation ended unpaid. */
  void cancelled(String reservationId) {
    Reservation found = reservations.find(reservationId);
    if (found != null && (found.is(ReservationState.SOLD) || found.retaken())) {
      LOG.error(
          "Reservation {} was cancelled after its stock was sold; the sale stands", reservationId);
      return;
    }
    stock.release(List.of(reservationId));
  }

  private void sellLate(Reservation found) {
    boolean wasRefunded = !found.restocks().isEmpty(); // sold before, so this fact came again
    if (found.buyerId() == null || wasRefunded || !late.takeAgain(found)) {
      return;
    }
    signals.changed(found.lotId());
    if (reservations.sell(found.id(), now())) {
      meters.sold(1);
    }
    settle(reservations.find(List.of(found.id())));
  }

  /** What is sold needs no token any more. */
  private void settle(List<Reservation> found) {
    Map<String, List<String>> tokens = new HashMap<>();
    for (Reservation each : found) {
      if (each.is(ReservationState.SOLD)) {
        tokens.computeIfAbsent(each.lotId(), lot -> new ArrayList<>()).add(each.token());
      }
    }
    tokens.forEach(counts::settle);
  }

  private static void requireAll(Collection<String> ids, List<Reservation> found) {
    List<String> unknown = new ArrayList<>(ids);
    found.stream()
        .filter(each -> each.buyerId() != null)
        .forEach(each -> unknown.remove(each.id()));
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(unknown + " were paid but never had stock");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
