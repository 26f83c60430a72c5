package org.tongtian.settlement.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/** Advances that stand in a book, and what borrowers got day by day (promise S12). */
@Pure
final class AdvanceState {

  private final LayeredIndex<List<AdvanceStanding>> advances;
  private final LayeredIndex<DaySums> days;

  AdvanceState() {
    advances = new LayeredIndex<>(null);
    days = new LayeredIndex<>(null);
  }

  AdvanceState(AdvanceState below) {
    advances = new LayeredIndex<>(below.advances);
    days = new LayeredIndex<>(below.days);
  }

  /** The advances of a party, one for each lender. */
  List<AdvanceStanding> of(String party) {
    List<AdvanceStanding> found = advances.get(party);
    return found == null ? List.of() : found;
  }

  /** The sums of the days of a cycle. */
  DaySums sums(String lender, String party, long firstDay, int count) {
    DaySums sums = DaySums.NONE;
    for (long day = firstDay; day < firstDay + count; day++) {
      DaySums each = days.get(key(lender, party, day));
      sums = each == null ? sums : sums.plus(each.released(), each.repaid());
    }
    return sums;
  }

  void apply(Entry entry) {
    switch (entry.kind()) {
      case RELEASED -> countReleased(entry, 1);
      case REFUNDED -> {
        if (entry.matter().from() == Bucket.PAYABLE) {
          countReleased(entry, -1);
        }
      }
      case TRANSFERRED -> {
        if (entry.sale() != null && entry.matter().from() == Bucket.PAYABLE) {
          countReleased(entry, 1);
        }
      }
      case ADVANCED -> change(entry, entry.matter().amount());
      case REPAID -> {
        change(entry, -entry.matter().amount());
        Matter matter = entry.matter();
        count(matter.counterparty(), matter.party(), entry, 0, matter.amount());
      }
      default -> {
        // No other kind touches an advance.
      }
    }
  }

  /** What sales gave the borrower on that day: less what came back, and as corrected. */
  private void countReleased(Entry entry, int sign) {
    for (SplitLine line : entry.lines()) {
      for (AdvanceStanding standing : of(line.payee())) {
        count(standing.lender(), line.payee(), entry, sign * line.amount(), 0);
      }
    }
  }

  private void change(Entry entry, long by) {
    String party = entry.matter().party();
    String lender = entry.matter().counterparty();
    List<AdvanceStanding> after = new ArrayList<>();
    long outstanding = by;
    long since = day(entry);
    for (AdvanceStanding standing : of(party)) {
      if (standing.lender().equals(lender)) {
        outstanding = Math.addExact(standing.outstanding(), by);
        since = standing.since();
      } else {
        after.add(standing);
      }
    }
    after.add(new AdvanceStanding(lender, outstanding, since));
    advances.put(party, List.copyOf(after));
  }

  private void count(String lender, String party, Entry entry, long released, long repaid) {
    String key = key(lender, party, day(entry));
    DaySums before = days.get(key);
    days.put(key, (before == null ? DaySums.NONE : before).plus(released, repaid));
  }

  static long day(Entry entry) {
    return LocalDate.ofInstant(entry.happenedAt(), BookFold.ZONE).toEpochDay();
  }

  private static String key(String lender, String party, long day) {
    return lender + '>' + party + '>' + day;
  }
}
