package org.tongtian.orders.testing;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.api.catalog.ReservationStanding;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.kit.money.Quantity;

/**
 * The stock of the {@link FakeCatalog}: what is free of each lot, and what holds the rest. It
 * forgives every repetition, as the real one does. Not safe for threads.
 */
public final class FakeStockroom {

  private final Map<String, Quantity> free = new LinkedHashMap<>();
  private final Map<String, Held> held = new HashMap<>();
  private final Map<String, Quantity> missing = new HashMap<>();
  private final Set<String> over = new HashSet<>();
  private final Set<String> restocked = new HashSet<>();

  /** A reservation that takes stock; sold once its order is paid. */
  public record Held(
      String buyerId, String lotId, Quantity quantity, Instant expiresAt, boolean sold) {

    ReservationStanding standing(String id) {
      return new ReservationStanding(id, lotId, quantity, sold ? "SOLD" : "HELD", expiresAt);
    }

    Held with(Quantity less, boolean nowSold) {
      return new Held(buyerId, lotId, less, expiresAt, nowSold);
    }
  }

  void put(String lotId, Quantity quantity) {
    free.put(lotId, quantity);
  }

  Quantity free(String lotId) {
    return free.get(lotId);
  }

  Map<String, Quantity> allFree() {
    return new LinkedHashMap<>(free);
  }

  Held held(String id) {
    return held.get(id);
  }

  /** Whether it held stock once and does no more. */
  boolean isOver(String id) {
    return over.contains(id);
  }

  StockAccount account(String lotId) {
    Quantity sold = sum(lotId, true);
    Quantity reserved = sum(lotId, false);
    Quantity left = free.get(lotId);
    Quantity declared =
        sold.plus(reserved).plus(left).plus(missing.getOrDefault(lotId, Quantity.ZERO));
    return new StockAccount(lotId, declared, sold, reserved, left);
  }

  void empty() {
    held.clear();
    missing.clear();
  }

  void missing(String lotId, Quantity quantity) {
    missing.put(lotId, quantity);
  }

  List<ReservationStanding> standingOf(String lotId) {
    return held.entrySet().stream()
        .filter(each -> each.getValue().lotId().equals(lotId))
        .map(each -> each.getValue().standing(each.getKey()))
        .sorted(Comparator.comparing(ReservationStanding::reservationId))
        .toList();
  }

  List<ReservationStanding> standing(List<String> ids) {
    return ids.stream().filter(held::containsKey).map(id -> held.get(id).standing(id)).toList();
  }

  private Quantity sum(String lotId, boolean sold) {
    return held.values().stream()
        .filter(each -> each.lotId().equals(lotId) && each.sold() == sold)
        .map(Held::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  Quantity takenBy(String buyerId, String lotId) {
    return held.values().stream()
        .filter(each -> each.buyerId().equals(buyerId) && each.lotId().equals(lotId))
        .map(Held::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  void hold(ReserveGoods command, ReserveGoods.Wanted wanted) {
    if (!held.containsKey(wanted.reservationId())) {
      move(wanted.lotId(), wanted.quantity().thousandths());
      held.put(
          wanted.reservationId(),
          new Held(
              command.buyerId(), wanted.lotId(), wanted.quantity(), command.expiresAt(), false));
    }
  }

  void sell(String id) {
    held.computeIfPresent(id, (same, each) -> each.with(each.quantity(), true));
  }

  /** What is sold stays sold. */
  void release(String id) {
    Held gone = held.get(id);
    if (gone != null && !gone.sold()) {
      held.remove(id);
      over.add(id);
      move(gone.lotId(), -gone.quantity().thousandths());
    }
  }

  void restock(String id, String refundId, Quantity quantity) {
    Held sold = held.get(id);
    if (sold == null || !restocked.add(refundId + id)) {
      return;
    }
    held.put(id, sold.with(sold.quantity().minus(quantity), true));
    move(sold.lotId(), -quantity.thousandths());
  }

  void expire(Instant now) {
    List.copyOf(held.keySet()).stream()
        .filter(id -> !held.get(id).expiresAt().isAfter(now))
        .forEach(this::release);
  }

  private void move(String lotId, long taken) {
    free.merge(lotId, new Quantity(-taken), Quantity::plus);
  }
}
