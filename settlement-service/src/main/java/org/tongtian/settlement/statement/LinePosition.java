package org.tongtian.settlement.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/**
 * The place of a line in a statement: newest first, and the same for ever, since books only grow.
 *
 * @param at when the line's block was booked
 * @param book id of the book
 * @param seq of the block
 * @param entry place in the block
 * @param line place in the entry
 */
@Pure
record LinePosition(Instant at, String book, long seq, int entry, int line)
    implements Comparable<LinePosition> {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15})\\.(\\d{1,12})\\.(\\d{1,6})\\.(\\d{1,6})\\.(.{1,64})");

  private static final Comparator<LinePosition> NEWEST_FIRST =
      Comparator.comparing(LinePosition::at)
          .reversed()
          .thenComparing(LinePosition::book)
          .thenComparing(Comparator.comparingLong(LinePosition::seq).reversed())
          .thenComparing(Comparator.comparingInt(LinePosition::entry).reversed())
          .thenComparingInt(LinePosition::line);

  /** The position that a cursor names, null for null. */
  static LinePosition of(String cursor) {
    if (cursor == null) {
      return null;
    }
    Matcher parts = FORM.matcher(cursor);
    if (!parts.matches()) {
      throw Refusal.invalid("request.field_invalid", "after", "after");
    }
    return new LinePosition(
        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
        parts.group(5),
        Long.parseLong(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Integer.parseInt(parts.group(4)));
  }

  String cursor() {
    return at.toEpochMilli() + "." + seq + "." + entry + "." + line + "." + book;
  }

  @Override
  public int compareTo(LinePosition other) {
    return NEWEST_FIRST.compare(this, other);
  }
}
