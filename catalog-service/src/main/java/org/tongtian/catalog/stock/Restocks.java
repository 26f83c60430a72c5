package org.tongtian.catalog.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Quantity;

/**
 * Goods of refunds go back on sale, once for each refund however often it is told.
 *
 * <p>The reservation's quantity falls by one guarded write that remembers the refund. The count in
 * Redis must follow exactly once, whatever is counted meanwhile:
 *
 * <ol>
 *   <li>The epoch of the count is read from Redis: that count was made from what was read before
 *       this refund, so it lacks it.
 *   <li>The reservation is written.
 *   <li>The lot's epoch is read from MongoDB. The same epoch: no later count has begun before the
 *       write, so each later one will include it, and the goods are added to the count of that
 *       epoch and no other.
 * </ol>
 *
 * <p>In every other case, also where the refund is told again and nobody knows how far the first
 * telling came, the epoch is raised and the lot counted anew.
 */
@Component
class Restocks {

  private final LotStockRepository lots;
  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final Recount recount;
  private final StockSignals signals;
  private final StockMeters meters;
  private final Clock clock;

  Restocks(
      LotStockRepository lots,
      ReservationRepository reservations,
      LiveCounts counts,
      Recount recount,
      StockSignals signals,
      StockMeters meters,
      Clock clock) {
    this.lots = lots;
    this.reservations = reservations;
    this.counts = counts;
    this.recount = recount;
    this.signals = signals;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * So much of a sold reservation goes back on sale.
   *
   * @throws IllegalStateException where it is not sold, or holds less
   */
  void restock(String reservationId, String refundId, Quantity back) {
    Reservation found = reservations.find(reservationId);
    if (found == null) {
      throw new IllegalStateException(reservationId + " was refunded but never had stock");
    }
    if (found.restockedBy(refundId)) {
      countAnew(found.lotId());
      return;
    }
    if (found.is(ReservationState.SHORTFALL)) {
      return; // it holds nothing that could go back
    }
    if (!found.is(ReservationState.SOLD) || found.quantity().compareTo(back) < 0) {
      throw new IllegalStateException(
          "%s is %s and holds %s, of which refund %s gives back %s"
              .formatted(reservationId, found.state(), found.quantity(), refundId, back));
    }
    restock(found, refundId, back);
  }

  private void restock(Reservation sold, String refundId, Quantity back) {
    long counted = counts.epoch(sold.lotId());
    if (!reservations.restock(sold, refundId, back, now())) {
      restock(sold.id(), refundId, back);
      return;
    }
    meters.restocked();
    boolean isCurrent = lots.epoch(sold.lotId()) == counted;
    if (!isCurrent || !counts.restock(sold.lotId(), counted, back, sold.buyerId())) {
      countAnew(sold.lotId());
    }
    signals.changed(sold.lotId());
  }

  private void countAnew(String lotId) {
    lots.nextEpoch(lotId);
    recount.changed(lotId);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
