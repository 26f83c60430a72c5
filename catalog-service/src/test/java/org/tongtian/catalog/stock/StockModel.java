package org.tongtian.catalog.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Stock of one lot as a person would keep it on paper. */
final class StockModel {

  private final long declared;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final List<Crashed> crashed = new ArrayList<>();
  private final Set<String> refunds = new HashSet<>();
  private Long limit;

  private record Entry(
      long taken, long units, String buyer, ReservationState state, Instant expires) {}

  private record Crashed(long units, String buyer, Instant expires) {}

  StockModel(long declared, Long limit) {
    this.declared = declared;
    this.limit = limit;
  }

  /** Why a claim cannot have its stock, null where it can. */
  String refusal(String id, long units, String buyer) {
    Entry known = entries.get(id);
    if (known != null && known.state() == ReservationState.HELD) {
      return null;
    }
    if (limit != null && has(buyer) + units > limit) {
      return "catalog.over_limit";
    }
    return units > available() ? "catalog.not_enough_stock" : null;
  }

  /** Why a claim that could have its stock is not stored, null where it is. */
  String bar(String id) {
    Entry known = entries.get(id);
    if (known == null || known.state() == ReservationState.HELD) {
      return null;
    }
    if (known.state() == ReservationState.SOLD) {
      return known.units() == known.taken() ? null : "catalog.reservation_reused";
    }
    return "catalog.reservation_released";
  }

  void take(String id, long units, String buyer, Instant expires) {
    entries.putIfAbsent(id, new Entry(units, units, buyer, ReservationState.HELD, expires));
  }

  void pay(String id) {
    Entry entry = entries.get(id);
    switch (entry.state()) {
      case HELD -> become(id, ReservationState.SOLD);
      case RELEASED -> {
        if (entry.units() > 0) { // else it was paid, and refunded whole
          payLate(id, entry);
        }
      }
      case SOLD, SHORTFALL -> {}
    }
  }

  private void payLate(String id, Entry entry) {
    boolean isAllowed = limit == null || has(entry.buyer()) + entry.units() <= limit;
    boolean isThere = entry.units() <= available();
    become(id, isAllowed && isThere ? ReservationState.SOLD : ReservationState.SHORTFALL);
  }

  void cancel(String id) {
    if (entries.get(id).state() == ReservationState.HELD) {
      become(id, ReservationState.RELEASED);
    }
  }

  /**
   * So much of what is sold goes back, once for each refund; a refund told again has it counted.
   */
  void restock(String id, String refundId, long units) {
    if (!refunds.add(refundId)) {
      crashed.clear();
      return;
    }
    Entry entry = entries.get(id);
    long left = entry.units() - units;
    entries.put(
        id,
        new Entry(
            entry.taken(),
            left,
            entry.buyer(),
            left == 0 ? ReservationState.RELEASED : ReservationState.SOLD,
            entry.expires()));
  }

  void expire(Instant now) {
    entries.replaceAll(
        (id, entry) ->
            entry.state() == ReservationState.HELD && !entry.expires().isAfter(now)
                ? with(entry, ReservationState.RELEASED)
                : entry);
    crashed.removeIf(each -> !each.expires().isAfter(now));
  }

  /** Somebody took and died before storing it. */
  void crash(long units, String buyer, Instant expires) {
    if (refusal("", units, buyer) == null) {
      crashed.add(new Crashed(units, buyer, expires));
    }
  }

  /** What was taken and not stored is forgotten when the lot is counted. */
  void recount() {
    crashed.clear();
  }

  void setLimit(Long perBuyer) {
    limit = perBuyer;
    recount();
  }

  Long limit() {
    return limit;
  }

  long available() {
    return declared - held() - sold() - crashed.stream().mapToLong(Crashed::units).sum();
  }

  long held() {
    return sum(ReservationState.HELD);
  }

  long sold() {
    return sum(ReservationState.SOLD);
  }

  long units(String id) {
    return entries.get(id).units();
  }

  ReservationState state(String id) {
    return entries.get(id).state();
  }

  boolean knows(String id) {
    return entries.containsKey(id);
  }

  Map<String, ReservationState> states() {
    Map<String, ReservationState> states = new TreeMap<>();
    entries.forEach((id, entry) -> states.put(id, entry.state()));
    return states;
  }

  @Override
  public String toString() {
    return declared + " limit " + limit + " " + entries + crashed;
  }

  private long has(String buyer) {
    long stored =
        entries.values().stream()
            .filter(each -> each.buyer().equals(buyer))
            .filter(StockModel::stands)
            .mapToLong(Entry::units)
            .sum();
    long taken =
        crashed.stream().filter(each -> each.buyer().equals(buyer)).mapToLong(Crashed::units).sum();
    return stored + taken;
  }

  private static boolean stands(Entry entry) {
    return entry.state() == ReservationState.HELD || entry.state() == ReservationState.SOLD;
  }

  private long sum(ReservationState state) {
    return entries.values().stream()
        .filter(entry -> entry.state() == state)
        .mapToLong(Entry::units)
        .sum();
  }

  private void become(String id, ReservationState state) {
    entries.put(id, with(entries.get(id), state));
  }

  private static Entry with(Entry entry, ReservationState state) {
    return new Entry(entry.taken(), entry.units(), entry.buyer(), state, entry.expires());
  }
}
