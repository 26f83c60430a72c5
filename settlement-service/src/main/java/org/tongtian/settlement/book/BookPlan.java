package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Split;
import org.tongtian.settlement.split.Splitter;

/**
 * Decides what a list of events adds to a book: nothing for what is booked already, entries for
 * what is new, and a waiting list for receipts whose payment has not come yet.
 */
@Pure
final class BookPlan {

  private final BookFold fold;
  private final IntFunction<Splitter> splitters;
  private final List<Entry> entries = new ArrayList<>();
  private final List<BookEvent> early = new ArrayList<>();
  private final Set<String> newEvents = new HashSet<>();
  private final Map<String, Entry> newStates = new LinkedHashMap<>();
  private final Map<Integer, Carry> carries;

  private BookPlan(BookFold fold, IntFunction<Splitter> splitters) {
    this.fold = fold;
    this.splitters = splitters;
    this.carries = new TreeMap<>(fold.carries());
  }

  /**
   * The plan for these events, in their order.
   *
   * @param splitters by contract version
   */
  static BookPlan of(BookFold fold, List<BookEvent> events, IntFunction<Splitter> splitters) {
    BookPlan plan = new BookPlan(fold, splitters);
    events.forEach(plan::take);
    return plan;
  }

  /** What is to be booked, in order. */
  List<Entry> entries() {
    return entries;
  }

  /** The carries after the entries. */
  List<VersionCarry> carries() {
    return carries.entrySet().stream()
        .map(each -> new VersionCarry(each.getKey(), each.getValue()))
        .toList();
  }

  /** Receipts whose payment has not been booked; they must come again. */
  List<BookEvent> early() {
    return early;
  }

  private void take(BookEvent event) {
    if (fold.knows(event.eventId()) || newEvents.contains(event.eventId())) {
      return;
    }
    EntryKind state = stateOf(event.orderId());
    switch (event) {
      case BookEvent.SalePaid paid when state == null -> accrue(paid);
      case BookEvent.SaleReceived received when state == EntryKind.ACCRUED ->
          conclude(EntryKind.RELEASED, received);
      case BookEvent.SaleReceived received when state == null -> early.add(received);
      case BookEvent.SaleCancelled cancelled when state == EntryKind.ACCRUED -> reverse(cancelled);
      case BookEvent.SalePaid _, BookEvent.SaleReceived _, BookEvent.SaleCancelled _ -> {
        // The sale is past this state already, or ended before it was paid: nothing to book.
      }
    }
  }

  private void accrue(BookEvent.SalePaid paid) {
    int version = paid.sale().contractVersion();
    Splitter splitter = splitters.apply(version);
    Carry carry = carries.getOrDefault(version, splitter.noCarry());
    Split split = splitter.split(paid.sale().forSplit(), carry);
    carries.put(version, split.carry());
    add(
        new Entry(
            EntryKind.ACCRUED, paid.eventId(), paid.happenedAt(), paid.sale(), split.lines()));
  }

  private void reverse(BookEvent.SaleCancelled cancelled) {
    Entry reversal = conclude(EntryKind.REVERSED, cancelled);
    int version = reversal.sale().contractVersion();
    Carry kept =
        splitters
            .apply(version)
            .undo(reversal.sale().forSplit(), reversal.lines(), carries.get(version));
    carries.put(version, kept);
  }

  private Entry conclude(EntryKind kind, BookEvent event) {
    Entry accrual = accrualOf(event.orderId());
    Entry entry =
        new Entry(kind, event.eventId(), event.happenedAt(), accrual.sale(), accrual.lines());
    add(entry);
    return entry;
  }

  private void add(Entry entry) {
    entries.add(entry);
    newEvents.add(entry.event());
    newStates.put(entry.sale().orderId(), entry);
  }

  private EntryKind stateOf(String orderId) {
    Entry planned = newStates.get(orderId);
    return planned != null
        ? planned.kind()
        : fold.sale(orderId).map(BookFold.SaleStanding::state).orElse(null);
  }

  private Entry accrualOf(String orderId) {
    Entry planned = newStates.get(orderId);
    return planned != null ? planned : fold.sale(orderId).orElseThrow().accrual();
  }
}
