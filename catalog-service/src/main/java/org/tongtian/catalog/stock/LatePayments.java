package org.tongtian.catalog.stock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Orders that were paid in time, and whose stock had expired before this service heard of it: the
 * fact was long on its way, because Redis or order-service was away. The stock is taken again under
 * the same reservation if there is enough; if not, it is marked SHORTFALL, logged and counted, and
 * the auditor shows it.
 *
 * <p>A payment that order-service itself finds late does not come here: it takes stock under a new
 * id before it revives the order, and refunds where there is none.
 *
 * <p>The document says that it is taken again before the count is asked, so that a crash leaves
 * nothing that would be returned by mistake; its token has another name than the first, so that
 * what is left of the first returns nothing.
 */
@Component
class LatePayments {

  private static final Logger LOG = LoggerFactory.getLogger(LatePayments.class);
  private static final int ATTEMPTS = 60;

  /** Longer than any fact is tried again; a paid order's stock does not expire. */
  private static final Duration PAID_HOLD = Duration.ofDays(3650);

  private final LotStockRepository lots;
  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final Recount recount;
  private final StockMeters meters;
  private final Clock clock;

  LatePayments(
      LotStockRepository lots,
      ReservationRepository reservations,
      LiveCounts counts,
      Recount recount,
      StockMeters meters,
      Clock clock) {
    this.lots = lots;
    this.reservations = reservations;
    this.counts = counts;
    this.recount = recount;
    this.meters = meters;
    this.clock = clock;
  }

  /** Whether a reservation that was given back holds its stock again and may be sold. */
  boolean takeAgain(Reservation found) {
    Instant now = now();
    Reservation mine = reservations.retake(found.id(), now.plus(PAID_HOLD), now);
    Reservation retaken = mine == null ? reservations.find(found.id()) : mine;
    if (!retaken.is(ReservationState.HELD)) {
      return false; // another instance has just done it
    }
    if (holdAgain(retaken)) {
      return true;
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
    return false;
  }

  private boolean holdAgain(Reservation retaken) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (counts.takeAgain(retaken)) {
        case Taking.Token token when lots.epoch(retaken.lotId()) == token.epoch() -> {
          return true;
        }
        case Taking.Token _, Taking.Uncounted _ -> recount.ensure(retaken.lotId());
        default -> {
          return false;
        }
      }
    }
    throw Refusals.later();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
