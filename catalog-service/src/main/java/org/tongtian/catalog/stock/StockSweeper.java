package org.tongtian.catalog.stock;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Returns what expired, once, in however many instances it runs: the reservation's state decides
 * whether it goes back, its token whether the count changes.
 */
@Component
class StockSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(StockSweeper.class);
  private static final int AT_ONCE = 500;

  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final StockService stock;
  private final StockSignals signals;
  private final StockMeters meters;
  private final Clock clock;

  StockSweeper(
      ReservationRepository reservations,
      LiveCounts counts,
      StockService stock,
      StockSignals signals,
      StockMeters meters,
      Clock clock) {
    this.reservations = reservations;
    this.counts = counts;
    this.stock = stock;
    this.signals = signals;
    this.meters = meters;
    this.clock = clock;
  }

  /** Goes by the tokens, which costs what expired and no more. */
  @Scheduled(
      fixedDelayString = "${tongtian.stock.sweep-every}",
      initialDelayString = "${tongtian.stock.sweep-every}")
  void sweepTokens() {
    try {
      Instant now = now();
      counts
          .expired(counts.countedLots(), now)
          .forEach((lotId, tokens) -> tokens.forEach(token -> sweep(lotId, token, now)));
    } catch (RedisException away) {
      LOG.warn("The sweep waits: {}", away.toString());
    }
  }

  /** Goes by the reservations, for those whose token was lost with Redis. */
  @Scheduled(
      fixedDelayString = "${tongtian.stock.search-every}",
      initialDelayString = "${tongtian.stock.search-every}")
  void sweepReservations() {
    Instant now = now();
    for (Reservation expired : reservations.expired(now, AT_ONCE)) {
      if (reservations.releaseExpired(expired.id(), now)) {
        meters.released();
        stock.release(List.of(expired.id()));
      }
    }
  }

  private void sweep(String lotId, String token, Instant now) {
    Reservation found = known(Reservation.idOfToken(token), lotId, now);
    boolean owner = found.lotId().equals(lotId) && found.token().equals(token);
    if (!owner) {
      giveBack(lotId, token);
      return;
    }
    switch (found.state()) {
      case SOLD -> counts.settle(lotId, List.of(token));
      case RELEASED, SHORTFALL -> giveBack(lotId, token);
      case HELD -> {
        if (reservations.releaseExpired(found.id(), now)) {
          meters.released();
          giveBack(lotId, token);
        }
      }
    }
  }

  /** Without a reservation the id is barred first: one that is only slow must not be stored now. */
  private Reservation known(String id, String lotId, Instant now) {
    Reservation barred = Reservation.neverHeld(id, lotId, now);
    return reservations.insert(barred) ? barred : reservations.find(id);
  }

  private void giveBack(String lotId, String token) {
    if (counts.giveBack(lotId, token)) {
      signals.changed(lotId);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
