package org.tongtian.settlement.statement;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.PeriodTotals;
import org.tongtian.settlement.split.SplitLine;

/** A party's line where it was found. */
@Pure
record FoundLine(LinePosition position, Entry entry, SplitLine line) {

  PeriodTotals totals() {
    return PeriodTotals.of(entry, line);
  }
}
