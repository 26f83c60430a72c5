package org.tongtian.catalog.stock;

import io.lettuce.core.RedisException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;

/**
 * Counts a lot from MongoDB and puts the count into Redis: the stock, what each buyer has, the
 * price and the terms; after Redis was lost, flushed, restarted or replaced, and after the lot
 * changed.
 *
 * <p>The order of steps matters: first the lot's epoch rises in MongoDB, then the reservations are
 * read, then the count is put in place under that epoch. So a reservation is either read here, or
 * was stored later and then finds the higher epoch when it looks (see {@link Holding}). The lock
 * only saves work; were two to count at once, the later epoch wins and takings under the earlier
 * one are found out in the same way.
 */
@Component
class Recount {

  private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
  private static final Duration BREATH = Duration.ofMillis(20);
  private static final int ROUNDS = 5;

  private final LotStockRepository lots;
  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final StockSignals signals;
  private final StockMeters meters;

  Recount(
      LotStockRepository lots,
      ReservationRepository reservations,
      LiveCounts counts,
      StockSignals signals,
      StockMeters meters) {
    this.lots = lots;
    this.reservations = reservations;
    this.counts = counts;
    this.signals = signals;
    this.meters = meters;
  }

  /** Has the lot counted unless its count is sound; waits a moment while another does it. */
  void ensure(String lotId) {
    String owner = Ids.next();
    if (!counts.lock(lotId, owner)) {
      pause();
      return;
    }
    try {
      if (counts.epoch(lotId) != lots.epoch(lotId)) {
        count(lotId);
      }
    } finally {
      counts.unlock(lotId, owner);
    }
  }

  /** Counts a lot that has changed; what cannot be counted now is when it is first asked for. */
  void changed(String lotId) {
    try {
      for (int round = 0; round < ROUNDS && counts.epoch(lotId) != lots.epoch(lotId); round++) {
        ensure(lotId);
      }
    } catch (RedisException away) {
      LOG.warn("Lot {} is counted when it is first asked for: {}", lotId, away.toString());
    }
  }

  private void count(String lotId) {
    for (int round = 0; round < ROUNDS; round++) {
      LotStock lot = lots.nextEpoch(lotId);
      Count count = Count.of(lot, reservations.standing(lotId));
      counts.install(count);
      meters.recounted();
      LOG.info(
          "Counted lot {}: {} available, {} held, epoch {}",
          lotId,
          count.available(),
          count.held().size(),
          lot.epoch());
      if (lots.epoch(lotId) == lot.epoch()) {
        signals.changed(lotId);
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BREATH);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while a lot was being counted", stopped);
    }
  }
}
