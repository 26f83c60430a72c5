package org.tongtian.catalog.stock;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
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
  private final StockSignals signals;
  private final StockMeters meters;
  private final Clock clock;

  StockService(
      LotStockRepository lots,
      ReservationRepository reservations,
      LiveCounts counts,
      Recount recount,
      Holding holding,
      StockSignals signals,
      StockMeters meters,
      Clock clock) {
    this.lots = lots;
    this.reservations = reservations;
    this.counts = counts;
    this.recount = recount;
    this.holding = holding;
    this.signals = signals;
    this.meters = meters;
    this.clock = clock;
  }

  /** Declares the stock of a new lot; repeating it changes nothing. */
  public void declare(String lotId, String productId, Unit unit, Quantity quantity) {
    if (!ClaimRules.isQuantity(quantity, unit)) {
      throw Refusal.invalid("catalog.stock_invalid", "stock");
    }
    lots.insertIfAbsent(new LotStock(lotId, productId, unit.code(), quantity, 0));
    try {
      recount.ensure(lotId);
    } catch (RedisException away) {
      LOG.warn("Lot {} is counted when it is first asked for: {}", lotId, away.toString());
    }
  }

  /**
   * Sets stock aside; repeating a claim takes once and answers the same. Refusals: {@code
   * catalog.quantity_invalid} and {@code catalog.reservation_invalid} (400), {@code
   * catalog.lot_unknown} (404), {@code catalog.not_enough_stock}, {@code
   * catalog.reservation_reused} and {@code catalog.reservation_released} (409), {@code
   * catalog.stock_rebuilding} (503).
   */
  public Reservation reserve(Claim claim) {
    try {
      ClaimRules.check(claim, now());
      Reservation held = holding.hold(claim);
      meters.taken();
      signals.changed(claim.lotId());
      return held;
    } catch (RedisException away) {
      LOG.warn("Sales of lot {} pause: {}", claim.lotId(), away.toString());
      meters.refused();
      throw Refusals.later();
    } catch (Refusal refusal) {
      meters.refused();
      throw refusal;
    }
  }

  /**
   * Gives a reservation back at once; an unknown one, or one given back before, changes nothing.
   * Refuses with {@code catalog.reservation_sold} (409).
   */
  public void release(String reservationId) {
    boolean released = reservations.release(reservationId, now());
    Reservation known = reservations.find(reservationId);
    if (known == null) {
      return;
    }
    if (known.is(ReservationState.SOLD)) {
      throw Refusal.conflict("catalog.reservation_sold");
    }
    if (released) {
      meters.released();
    }
    if (known.is(ReservationState.RELEASED)) {
      returnToCount(known);
    }
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
