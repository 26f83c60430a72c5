package org.tongtian.catalog.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stock of one lot as a person would keep it on paper. */
final class StockModel {

  private final long declared;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final List<Crashed> crashed = new ArrayList<>();

  private record Entry(long units, ReservationState state, Instant expires) {}

  private record Crashed(long units, Instant expires) {}

  StockModel(long declared) {
    this.declared = declared;
  }

  String reserve(String id, long units, Instant expires) {
    Entry known = entries.get(id);
    if (known == null) {
      if (units > available()) {
        return "catalog.not_enough_stock";
      }
      entries.put(id, new Entry(units, ReservationState.HELD, expires));
      return "taken";
    }
    return switch (known.state()) {
      case HELD -> "taken";
      case SOLD -> units > available() ? "catalog.not_enough_stock" : "taken";
      case RELEASED, SHORTFALL ->
          units > available() ? "catalog.not_enough_stock" : "catalog.reservation_released";
    };
  }

  void pay(String id) {
    Entry entry = entries.get(id);
    switch (entry.state()) {
      case HELD -> become(id, ReservationState.SOLD);
      case RELEASED ->
          become(
              id,
              entry.units() <= available() ? ReservationState.SOLD : ReservationState.SHORTFALL);
      case SOLD, SHORTFALL -> {}
    }
  }

  void cancel(String id) {
    if (entries.get(id).state() == ReservationState.HELD) {
      become(id, ReservationState.RELEASED);
    }
  }

  void expire(Instant now) {
    entries.replaceAll(
        (id, entry) ->
            entry.state() == ReservationState.HELD && !entry.expires().isAfter(now)
                ? new Entry(entry.units(), ReservationState.RELEASED, entry.expires())
                : entry);
    crashed.removeIf(each -> !each.expires().isAfter(now));
  }

  /** Somebody took and died before storing it. */
  void crash(long units, Instant expires) {
    if (units <= available()) {
      crashed.add(new Crashed(units, expires));
    }
  }

  void loseRedis() {
    crashed.clear();
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

  Map<String, ReservationState> states() {
    Map<String, ReservationState> states = new TreeMap<>();
    entries.forEach((id, entry) -> states.put(id, entry.state()));
    return states;
  }

  private long sum(ReservationState state) {
    return entries.values().stream()
        .filter(entry -> entry.state() == state)
        .mapToLong(Entry::units)
        .sum();
  }

  private void become(String id, ReservationState state) {
    Entry entry = entries.get(id);
    entries.put(id, new Entry(entry.units(), state, entry.expires()));
  }
}
