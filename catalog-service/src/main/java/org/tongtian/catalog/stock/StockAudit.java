package org.tongtian.catalog.stock;

import io.lettuce.core.RedisException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.CatalogApi;
import org.tongtian.api.catalog.HarvestReport;
import org.tongtian.api.catalog.ReservationStanding;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/**
 * What an auditor adds up: the truth from MongoDB beside the live count from Redis, each as it is
 * found. They agree exactly in a quiet moment.
 */
@Component
public class StockAudit {

  private static final Logger LOG = LoggerFactory.getLogger(StockAudit.class);

  private final LotStockRepository lots;
  private final ReservationRepository reservations;
  private final LiveCounts counts;

  StockAudit(LotStockRepository lots, ReservationRepository reservations, LiveCounts counts) {
    this.lots = lots;
    this.reservations = reservations;
    this.counts = counts;
  }

  /** The lots after that one by id; the free stock is null where no count can be relied on. */
  public List<StockAccount> accounts(String after, int limit) {
    check(after, limit);
    return accounts(lots.after(after, limit));
  }

  /** Refuses with 404 {@code catalog.lot_unknown}. */
  public StockAccount account(String lotId) {
    return accounts(List.of(lots.require(lotId))).getFirst();
  }

  private List<StockAccount> accounts(List<LotStock> page) {
    Map<String, Map<ReservationState, Quantity>> sums =
        reservations.sums(page.stream().map(LotStock::id).toList());
    List<StockAccount> accounts = new ArrayList<>();
    for (LotStock lot : page) {
      Map<ReservationState, Quantity> of = sums.getOrDefault(lot.id(), Map.of());
      accounts.add(
          new StockAccount(
              lot.id(),
              lot.declared(),
              of.getOrDefault(ReservationState.SOLD, Quantity.ZERO),
              of.getOrDefault(ReservationState.HELD, Quantity.ZERO),
              free(lot)));
    }
    return accounts;
  }

  /** Unknown ones left out. */
  public List<ReservationStanding> standing(List<String> reservationIds) {
    return reservations.find(reservationIds).stream().map(StockAudit::standing).toList();
  }

  /** Those that take stock of the lot, after that one by id. */
  public List<ReservationStanding> reservationsOf(String lotId, String after, int limit) {
    check(after, limit);
    return reservations.standing(lotId, after, limit).stream().map(StockAudit::standing).toList();
  }

  /** Refuses with {@code catalog.lot_unknown} (404) and {@code catalog.no_presale} (409). */
  public HarvestReport harvest(String lotId) {
    LotStock lot = lots.require(lotId);
    if (lot.presale() == null) {
      throw Refusal.conflict("catalog.no_presale");
    }
    Harvest harvest = lot.harvest();
    Map<ReservationState, Quantity> sums =
        reservations.sums(List.of(lotId)).getOrDefault(lotId, Map.of());
    return new HarvestReport(
        lotId,
        lot.presale(),
        harvest == null ? lot.declared() : harvest.expected(),
        harvest == null ? null : harvest.day(),
        harvest == null ? null : harvest.quantity(),
        harvest == null ? null : harvest.recordedAt(),
        sums.getOrDefault(ReservationState.SOLD, Quantity.ZERO),
        sums.getOrDefault(ReservationState.HELD, Quantity.ZERO));
  }

  private Quantity free(LotStock lot) {
    try {
      return counts.counted(lot.id(), lot.epoch());
    } catch (RedisException away) {
      LOG.warn("There is no count of lot {} now: {}", lot.id(), away.toString());
      return null;
    }
  }

  private static ReservationStanding standing(Reservation of) {
    return new ReservationStanding(
        of.id(), of.lotId(), of.quantity(), of.state().name(), of.expiresAt());
  }

  private static void check(String after, int limit) {
    if (limit < 1 || limit > CatalogApi.MOST) {
      throw Refusal.invalid("catalog.limit_invalid", "limit", String.valueOf(CatalogApi.MOST));
    }
    if (after != null && !Ids.isId(after)) {
      throw Refusal.invalid("catalog.id_invalid", "after", "after");
    }
  }
}
