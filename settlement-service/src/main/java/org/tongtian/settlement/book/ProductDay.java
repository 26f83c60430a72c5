package org.tongtian.settlement.book;

import java.util.HashMap;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.SalePart;
import org.tongtian.settlement.split.SplitLine;

/** What the sales of a product gave to whom on a day, less what was taken back on it. */
@Pure
public final class ProductDay {

  private final Map<String, Long> byParty = new HashMap<>();
  private long sales;

  /** Whether the entry gives or takes back shares of a sale. */
  public static boolean concerns(Entry entry) {
    return switch (entry.kind()) {
      case ACCRUED, REVERSED, REFUNDED, TRANSFERRED, DECIDED -> !entry.lines().isEmpty();
      default -> false;
    };
  }

  /**
   * What a line of such an entry gives of the goods' price, below zero where it takes; the delivery
   * fee is not of it, what a coupon takes from its bearer is.
   */
  public static long given(Entry entry, SplitLine line) {
    if (line.part() == SalePart.DELIVERY) {
      return 0;
    }
    return switch (entry.kind()) {
      case REVERSED, REFUNDED -> -line.amount();
      default -> line.amount();
    };
  }

  void add(Entry entry) {
    if (entry.kind() == EntryKind.ACCRUED) {
      sales++;
    } else if (entry.kind() == EntryKind.REVERSED) {
      sales--;
    }
    for (SplitLine line : entry.lines()) {
      byParty.merge(line.payee(), given(entry, line), Math::addExact);
    }
  }

  /** Sales paid less sales that were cancelled. */
  public long sales() {
    return sales;
  }

  /** Fen by party; must not be kept. */
  public Map<String, Long> byParty() {
    return byParty;
  }
}
