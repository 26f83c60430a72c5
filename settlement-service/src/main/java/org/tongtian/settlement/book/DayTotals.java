package org.tongtian.settlement.book;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tongtian.kit.Pure;

/** Sums by party and business day. */
@Pure
final class DayTotals {

  private final Map<String, NavigableMap<LocalDate, PeriodTotals>> sums = new HashMap<>();

  void add(String party, LocalDate day, PeriodTotals totals) {
    sums.computeIfAbsent(party, payee -> new TreeMap<>()).merge(day, totals, PeriodTotals::plus);
  }

  /** The sum of the days from one, included, to another, not included. */
  PeriodTotals of(String party, LocalDate from, LocalDate before) {
    NavigableMap<LocalDate, PeriodTotals> days = sums.get(party);
    return days == null || !from.isBefore(before)
        ? PeriodTotals.NONE
        : days.subMap(from, before).values().stream().reduce(PeriodTotals.NONE, PeriodTotals::plus);
  }
}
