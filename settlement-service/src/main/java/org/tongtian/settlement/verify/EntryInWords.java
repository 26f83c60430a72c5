package org.tongtian.settlement.verify;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.split.SplitLine;

/** An entry as a fault shows it: what of it differs from another one. */
@Pure
final class EntryInWords {

  private EntryInWords() {}

  /**
   * Kind, order and the lines that the other does not have; the whole entry where the lines are the
   * same.
   *
   * @param entry null for none
   * @param other null for none
   */
  static String of(Entry entry, Entry other) {
    if (entry == null) {
      return "—";
    }
    String kind = entry.kind() + (entry.sale() == null ? "" : " " + entry.sale().number());
    List<SplitLine> differing =
        entry.lines().stream()
            .filter(line -> other == null || !other.lines().contains(line))
            .toList();
    if (differing.isEmpty()) {
      return entry.toString();
    }
    StringBuilder words = new StringBuilder(kind);
    for (SplitLine line : differing) {
      words
          .append(" [")
          .append(line.clauseNo())
          .append(" → ")
          .append(line.payee())
          .append(": ")
          .append(line.amount())
          .append(" fen]");
    }
    return words.toString();
  }
}
