package org.tongtian.settlement.book;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.SplitLine;

/**
 * Everything that follows from a book's blocks up to its watermark: rebuilt by applying all blocks
 * in order, kept up to date by applying the next one. Not safe for several threads at once.
 */
@Pure
public final class BookFold {

  /** Business months are those of this zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private String headHash = Block.NO_HASH;
  private final List<Instant> times = new ArrayList<>();
  private final Map<Integer, Carry> carries = new TreeMap<>();
  private final Set<String> events = new HashSet<>();
  private final Map<String, SaleStanding> sales = new HashMap<>();
  private final Map<String, TreeMap<YearMonth, MonthTotals>> totals = new HashMap<>();

  /**
   * Where a sale stands.
   *
   * @param state the last entry about it
   * @param accrual its accrual, null once it can no longer be released or reversed
   * @param accruedIn seq of the block with its accrual
   */
  public record SaleStanding(EntryKind state, Entry accrual, long accruedIn) {}

  /**
   * Applies the next block.
   *
   * @throws IllegalStateException where it does not follow the head
   */
  void apply(Block block) {
    if (block.seq() != seq() + 1 || !block.previous().equals(headHash)) {
      throw new IllegalStateException("Block " + block.id() + " does not follow " + seq());
    }
    YearMonth month = YearMonth.from(block.at().atZone(ZONE));
    for (Entry entry : block.entries()) {
      events.add(entry.event());
      sales.put(entry.sale().orderId(), standing(entry, block.seq()));
      for (SplitLine line : entry.lines()) {
        add(entry.kind(), line, month);
      }
    }
    block.carries().forEach(each -> carries.put(each.version(), each.carry()));
    times.add(block.at());
    headHash = block.hash();
  }

  private SaleStanding standing(Entry entry, long seq) {
    if (entry.kind() == EntryKind.ACCRUED) {
      return new SaleStanding(EntryKind.ACCRUED, entry, seq);
    }
    return new SaleStanding(entry.kind(), null, sales.get(entry.sale().orderId()).accruedIn());
  }

  private void add(EntryKind kind, SplitLine line, YearMonth month) {
    totals
        .computeIfAbsent(line.payee(), payee -> new TreeMap<>())
        .merge(month, MonthTotals.of(kind, line.amount()), MonthTotals::plus);
  }

  /** Seq of the last block applied, 0 before the first: the watermark. */
  public long seq() {
    return times.size();
  }

  /** Hash of the last block applied. */
  String headHash() {
    return headHash;
  }

  /** When the last block was booked, empty before the first. */
  Optional<Instant> headTime() {
    return times.isEmpty() ? Optional.empty() : Optional.of(times.getLast());
  }

  /** The carry of a contract version, empty where it has split no sale yet. */
  Optional<Carry> carry(int version) {
    return Optional.ofNullable(carries.get(version));
  }

  /** All carries by version. */
  Map<Integer, Carry> carries() {
    return carries;
  }

  /** Whether the event has been booked. */
  boolean knows(String event) {
    return events.contains(event);
  }

  /** Where the order's sale stands, empty where it never was paid. */
  public Optional<SaleStanding> sale(String orderId) {
    return Optional.ofNullable(sales.get(orderId));
  }

  /** The party's totals of one month. */
  public MonthTotals month(String party, YearMonth month) {
    return totals.getOrDefault(party, new TreeMap<>()).getOrDefault(month, MonthTotals.NONE);
  }

  /** The party's totals of all months before. */
  public MonthTotals before(String party, YearMonth month) {
    return totals.getOrDefault(party, new TreeMap<>()).headMap(month).values().stream()
        .reduce(MonthTotals.NONE, MonthTotals::plus);
  }

  /** Seq of the last block booked before the instant, 0 where there is none. */
  public long lastBefore(Instant instant) {
    int low = 0;
    int high = times.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle).isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
