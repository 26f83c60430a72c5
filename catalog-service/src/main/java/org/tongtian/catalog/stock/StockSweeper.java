package org.tongtian.catalog.stock;

import static java.util.stream.Collectors.toMap;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Returns what expired, once, in however many instances it runs: the reservation's state decides
 * whether it goes back, its token whether the count changes. What an order may need is left alone
 * ({@link NeededReservations}): this service may have been away while the order was paid.
 */
@Component
class StockSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(StockSweeper.class);
  private static final int AT_ONCE = 500;

  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final StockService stock;
  private final NeededReservations needed;
  private final StockSignals signals;
  private final StockMeters meters;
  private final Clock clock;

  StockSweeper(
      ReservationRepository reservations,
      LiveCounts counts,
      StockService stock,
      NeededReservations needed,
      StockSignals signals,
      StockMeters meters,
      Clock clock) {
    this.reservations = reservations;
    this.counts = counts;
    this.stock = stock;
    this.needed = needed;
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
          .forEach((lotId, tokens) -> sweep(lotId, tokens, now));
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
    List<Reservation> expired = reservations.expired(now, AT_ONCE);
    for (Reservation each : needed.without(expired)) {
      if (reservations.releaseExpired(each.id(), now)) {
        meters.released();
        stock.release(List.of(each.id()));
      }
    }
  }

  private void sweep(String lotId, List<String> tokens, Instant now) {
    List<Reservation> held = new ArrayList<>();
    Map<String, Reservation> stored = stored(tokens);
    for (String token : tokens) {
      String id = Reservation.idOfToken(token);
      Reservation found = stored.containsKey(id) ? stored.get(id) : barred(id, lotId, now);
      boolean owner = found.lotId().equals(lotId) && found.token().equals(token);
      if (owner && found.is(ReservationState.HELD)) {
        held.add(found);
      } else if (owner && found.is(ReservationState.SOLD)) {
        counts.settle(lotId, List.of(token));
      } else {
        giveBack(lotId, token);
      }
    }
    for (Reservation each : needed.without(held)) {
      if (reservations.releaseExpired(each.id(), now)) {
        meters.released();
        giveBack(lotId, each.token());
      }
    }
  }

  private Map<String, Reservation> stored(List<String> tokens) {
    return reservations.find(tokens.stream().map(Reservation::idOfToken).toList()).stream()
        .collect(toMap(Reservation::id, Function.identity()));
  }

  /** Without a reservation the id is barred first: one that is only slow must not be stored now. */
  private Reservation barred(String id, String lotId, Instant now) {
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
