package org.tongtian.catalog.stock;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/**
 * Stock of lots: the truth is the declared quantity and the reservations in MongoDB, the live count
 * is in Redis (promise O2; see {@link Holding}).
 */
@Service
public class StockService {

  private static final Logger LOG = LoggerFactory.getLogger(StockService.class);

  private final LotStockRepository lots;
  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final Recount recount;
  private final Holding holding;
  private final Crowd crowd;
  private final StockSignals signals;
  private final StockMeters meters;
  private final Clock clock;

  StockService(
      LotStockRepository lots,
      ReservationRepository reservations,
      LiveCounts counts,
      Recount recount,
      Holding holding,
      Crowd crowd,
      StockSignals signals,
      StockMeters meters,
      Clock clock) {
    this.lots = lots;
    this.reservations = reservations;
    this.counts = counts;
    this.recount = recount;
    this.holding = holding;
    this.crowd = crowd;
    this.signals = signals;
    this.meters = meters;
    this.clock = clock;
  }

  /** Puts a new lot on sale; repeating it changes nothing. */
  public void declare(LotStock lot) {
    lots.insertIfAbsent(lot);
    recount.changed(lot.id());
  }

  /**
   * Sets stock aside for all claims or none; repeating them takes once and answers the same. They
   * wait in order where a lot is crowded. Refusals, naming the claim's field: {@code
   * catalog.quantity_invalid} and {@code catalog.reservation_invalid} (400), {@code
   * catalog.not_enough_stock}, {@code catalog.over_limit}, {@code catalog.not_open_yet}, {@code
   * catalog.sale_over}, {@code catalog.reservation_reused} and {@code catalog.reservation_released}
   * (409), {@code catalog.stock_rebuilding} and {@code catalog.crowded} (503).
   */
  public List<Held> reserve(List<Claim> claims) {
    try {
      ClaimRules.check(claims, now());
      List<String> lotIds = claims.stream().map(Claim::lotId).toList();
      List<Held> held = crowd.inTurn(lotIds, () -> holding.hold(claims));
      meters.taken(held.size());
      lotIds.forEach(signals::changed);
      return held;
    } catch (RedisException away) {
      LOG.warn("Sales pause: {}", away.toString());
      meters.refused();
      throw Refusals.later();
    } catch (Refusal refusal) {
      meters.refused();
      throw refusal;
    }
  }

  /**
   * Gives reservations back at once; unknown ones, and ones given back before, are left alone.
   * Refuses with {@code catalog.reservation_sold} (409) where one is sold, after the others are
   * back.
   */
  public void release(Collection<String> reservationIds) {
    boolean isSold = false;
    for (String id : reservationIds) {
      isSold |= !release(id);
    }
    if (isSold) {
      throw Refusal.conflict("catalog.reservation_sold");
    }
  }

  /** Whether it is not sold. */
  private boolean release(String reservationId) {
    boolean released = reservations.release(reservationId, now());
    Reservation known = reservations.find(reservationId);
    if (known == null) {
      return true;
    }
    if (known.is(ReservationState.SOLD)) {
      return false;
    }
    if (released) {
      meters.released();
    }
    if (known.is(ReservationState.RELEASED)) {
      returnToCount(known);
    }
    return true;
  }

  /** The lots as they are on sale now, unknown ones left out. */
  public Map<String, LotNow> now(Collection<String> lotIds) {
    Map<String, Quantity> available = available(lotIds);
    Map<String, LotNow> now = new HashMap<>();
    for (LotStock lot : lots.find(lotIds)) {
      now.put(lot.id(), new LotNow(lot, available.getOrDefault(lot.id(), Quantity.ZERO)));
    }
    return now;
  }

  /** What can be bought now, from Redis, and from MongoDB for lots without a live count. */
  public Map<String, Quantity> available(Collection<String> lotIds) {
    Map<String, Quantity> available = new HashMap<>(live(lotIds));
    Set<String> uncounted = new HashSet<>(lotIds);
    uncounted.removeAll(available.keySet());
    if (!uncounted.isEmpty()) {
      figures(uncounted)
          .forEach(
              (lotId, figures) ->
                  available.put(
                      lotId, figures.free().isPositive() ? figures.free() : Quantity.ZERO));
    }
    return available;
  }

  /** How the stock of each lot is spread, unknown lots left out. */
  public Map<String, StockFigures> figures(Collection<String> lotIds) {
    Map<String, Map<ReservationState, Quantity>> sums = reservations.sums(lotIds);
    Map<String, StockFigures> figures = new HashMap<>();
    for (LotStock lot : lots.find(lotIds)) {
      Map<ReservationState, Quantity> of = sums.getOrDefault(lot.id(), Map.of());
      figures.put(
          lot.id(),
          StockFigures.of(
              lot.declared(),
              of.getOrDefault(ReservationState.HELD, Quantity.ZERO),
              of.getOrDefault(ReservationState.SOLD, Quantity.ZERO)));
    }
    return figures;
  }

  private Map<String, Quantity> live(Collection<String> lotIds) {
    try {
      return counts.available(lotIds);
    } catch (RedisException away) {
      LOG.warn("Stock is shown from MongoDB: {}", away.toString());
      return Map.of();
    }
  }

  /** What Redis does not take back now, the sweeper returns when the token expires. */
  private void returnToCount(Reservation released) {
    try {
      if (counts.giveBack(released.lotId(), released.token())) {
        signals.changed(released.lotId());
      }
    } catch (RedisException away) {
      LOG.warn("Stock of {} returns later: {}", released.id(), away.toString());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
