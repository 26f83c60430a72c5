package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.split.PartLines;

/**
 * What happened to sales, from the entries that were booked for it. A sale whose market price was
 * corrected later counts as if it had been sold at the right one.
 */
@Pure
final class PastHappenings {

  private final List<Happening> happenings = new ArrayList<>();
  private final Map<String, Integer> paidAt = new HashMap<>();
  private long leftOut;

  /**
   * Nothing yet.
   *
   * @param leftOut so many sales are left out, the first
   */
  PastHappenings(long leftOut) {
    this.leftOut = leftOut;
  }

  /** Takes the next entry of the book. */
  void take(Entry entry) {
    if (entry.sale() == null) {
      return;
    }
    if (entry.kind() == EntryKind.ACCRUED) {
      accrued(entry);
    } else if (paidAt.containsKey(entry.sale().saleId())) {
      ended(entry, entry.sale().saleId());
    }
  }

  private void accrued(Entry entry) {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    paidAt.put(entry.sale().saleId(), happenings.size());
    happenings.add(Happening.paid(entry.happenedAt(), entry.sale()));
  }

  private void ended(Entry entry, String order) {
    switch (entry.kind()) {
      case RELEASED -> happenings.add(Happening.received(entry.happenedAt(), order));
      case REVERSED -> happenings.add(Happening.cancelled(entry.happenedAt(), order));
      case REFUNDED ->
          happenings.add(
              Happening.refunded(
                  entry.happenedAt(), order, entry.matter().amount(), PartLines.in(entry.lines())));
      case TRANSFERRED -> {
        if (entry.isSplit()) {
          Happening paid = happenings.get(paidAt.get(order));
          happenings.set(paidAt.get(order), Happening.paid(paid.at(), entry.sale()));
        }
      }
      default -> {
        // Follows from what is simulated, or moves money outside of sales.
      }
    }
  }

  /** What happened, in order; must not be changed. */
  List<Happening> happenings() {
    return happenings;
  }

  /** When the first sale that was taken was paid; there is one. */
  Instant firstPaid() {
    return happenings.getFirst().at();
  }
}
