package org.tongtian.settlement.verify;

import java.util.Map;
import java.util.TreeMap;
import org.tongtian.kit.Pure;

/**
 * How much an export holds.
 *
 * @param contracts contract versions
 * @param blocks blocks of the book
 * @param entries entries of all blocks
 * @param heads daily heads
 */
@Pure
public record Counts(long contracts, long blocks, long entries, long heads) {

  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  /** One more contract. */
  public Counts withContract() {
    return new Counts(contracts + 1, blocks, entries, heads);
  }

  /** One more block with so many entries. */
  public Counts withBlock(long ofEntries) {
    return new Counts(contracts, blocks + 1, entries + ofEntries, heads);
  }

  /** One more head. */
  public Counts withHead() {
    return new Counts(contracts, blocks, entries, heads + 1);
  }

  /** The counts by name, in the order of the names. */
  Map<String, Object> fields() {
    return new TreeMap<>(
        Map.of("contracts", contracts, "blocks", blocks, "entries", entries, "heads", heads));
  }
}
