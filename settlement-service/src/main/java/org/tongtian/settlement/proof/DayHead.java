package org.tongtian.settlement.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * The head of a day: one hash that stands for every block of every book up to the end of that day
 * (promises S16, S17). Whoever keeps a head can tell later whether anything before it was changed.
 *
 * @param day the business day in Asia/Shanghai
 * @param previous hash of the head of the day before, 64 zeros for the first
 * @param books how many books have begun
 * @param blocks how many blocks the day added to all books
 * @param root Merkle root over the {@link BookLeaf}s, sorted by book, hex
 */
@Pure
public record DayHead(LocalDate day, String previous, long books, long blocks, String root) {

  /** What the first head has in place of a head before it. */
  public static final String NO_HASH = "0".repeat(64);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The business day of an instant. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The first instant after a business day. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** The fields that are hashed. */
  public Map<String, Object> fields() {
    return Map.of(
        "day",
        day.toString(),
        "previous",
        previous,
        "books",
        books,
        "blocks",
        blocks,
        "root",
        root);
  }

  /** The text that is hashed. */
  public String canonical() {
    return CanonicalJson.of(fields());
  }

  /** SHA-256 of {@link #canonical()}, hex. */
  public String hash() {
    return Sha256.of(canonical());
  }
}
