package org.tongtian.settlement.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/** What readers ask of a book's blocks so far, and what the next entries do not follow from. */
@Pure
final class BookReading {

  private final DayTotals booked = new DayTotals();
  private final DayTotals moved = new DayTotals();
  private final BookIndex index = new BookIndex();
  private final Map<String, List<TopUp>> topUps = new HashMap<>();
  private final Map<String, Long> coupons = new HashMap<>();

  /** Takes the next block. */
  void apply(Block block) {
    LocalDate day = BookFold.day(block.at());
    for (Entry entry : block.entries()) {
      count(entry, day);
      if (entry.kind() == EntryKind.DEPOSITED) {
        Matter matter = entry.matter();
        topUps
            .computeIfAbsent(matter.party(), party -> new ArrayList<>())
            .add(new TopUp(block.at(), matter.amount(), matter.note()));
      }
    }
    index.apply(block, day);
  }

  private void count(Entry entry, LocalDate day) {
    LocalDate happened = BookFold.day(entry.happenedAt());
    for (SplitLine line : entry.lines()) {
      PeriodTotals totals = PeriodTotals.of(entry, line);
      booked.add(line.payee(), day, totals);
      if (line.part() != null && line.part().isCoupon()) {
        coupons.merge(line.payee(), -totals.cameIn(), Math::addExact);
      }
      if (!happened.equals(day)) {
        moved.add(line.payee(), day, totals.negated());
        moved.add(line.payee(), happened, totals);
      }
    }
  }

  /** What came in from outside for a party, oldest first. */
  List<TopUp> topUps(String party) {
    return topUps.getOrDefault(party, List.of());
  }

  /** What coupons took from a party, less what refunds gave back, fen. */
  long coupons(String party) {
    return coupons.getOrDefault(party, 0L);
  }

  /** Where the lines of parties, orders and products are. */
  BookIndex index() {
    return index;
  }

  /** The party's totals of some days, by when they were booked. */
  PeriodTotals booked(String party, LocalDate from, LocalDate before) {
    return booked.of(party, from, before);
  }

  /** The party's totals of some days, by when they happened. */
  PeriodTotals happened(String party, LocalDate from, LocalDate before) {
    return booked.of(party, from, before).plus(moved.of(party, from, before));
  }
}
