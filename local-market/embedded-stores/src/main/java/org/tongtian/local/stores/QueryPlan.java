package org.tongtian.local.stores;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How the documents that a filter may match are reached: through which index, in which ranges of
 * it, and whether they come in the order that was asked for. All that it reaches is filtered again.
 *
 * @param settled how many of the index's first fields have one value in each range
 * @param isCut whether the field behind those has a range
 */
record QueryPlan(
    Positions index,
    List<KeyRange> ranges,
    int settled,
    boolean isCut,
    boolean isSorted,
    boolean isBackwards) {
  /** More ranges than this are not asked one by one; the first fields of an index must do then. */
  private static final int MOST_RANGES = 10_000;

  private static final StoredKey NOTHING = new StoredKey(new byte[0]);

  /**
   * The best way to the documents of a filter.
   *
   * @param order the fields to sort by with 1 or -1; the ids where nothing was asked
   * @param isLimited whether the first few are enough: then their order is worth more
   */
  static QueryPlan best(
      Document filter, Document order, boolean isLimited, List<? extends Positions> indexes) {
    Map<String, Condition> conditions = Condition.of(filter);
    return indexes.stream()
        .map(index -> through(index, conditions, order))
        .filter(plan -> plan.isComplete(conditions))
        .max(Comparator.comparingInt(plan -> plan.worth(isLimited)))
        .orElseThrow();
  }

  private static QueryPlan through(
      Positions index, Map<String, Condition> conditions, Document order) {
    List<String> fields = index.sortedBy();
    List<StoredKey> beginnings = List.of(NOTHING);
    int settled = 0;
    Condition next = conditions.get(fields.getFirst());
    while (next != null
        && next.range() == null
        && (long) beginnings.size() * next.values().size() <= MOST_RANGES) {
      beginnings = eachWith(beginnings, next.values());
      settled++;
      next = settled < fields.size() ? conditions.get(fields.get(settled)) : null;
    }
    boolean isCut = next != null && next.range() != null;
    KeyRange tail = isCut ? next.range() : null;
    List<KeyRange> ranges = beginnings.stream().map(beginning -> rangeOf(beginning, tail)).toList();
    Direction direction =
        ranges.size() == 1 && index.isOrdered()
            ? Direction.of(order, fields, settled)
            : Direction.NONE;
    return new QueryPlan(
        index,
        ranges,
        settled,
        isCut,
        direction != Direction.NONE,
        direction == Direction.BACKWARDS);
  }

  private static List<StoredKey> eachWith(List<StoredKey> beginnings, List<StoredKey> values) {
    List<StoredKey> longer = new ArrayList<>(beginnings.size() * values.size());
    for (StoredKey beginning : beginnings) {
      values.forEach(value -> longer.add(beginning.followedBy(value)));
    }
    return longer;
  }

  private static KeyRange rangeOf(StoredKey beginning, KeyRange tail) {
    if (tail != null) {
      return tail.behind(beginning);
    }
    return beginning.equals(NOTHING) ? KeyRange.ALL : KeyRange.beginningWith(beginning);
  }

  /** Whether no document that the filter matches is left out. */
  private boolean isComplete(Map<String, Condition> conditions) {
    if (!index.answersParts() && settled < index.sortedBy().size()) {
      return false;
    }
    return !index.isSparse()
        || index.sortedBy().stream()
            .limit(isCut ? settled + 1L : settled)
            .anyMatch(field -> !conditions.get(field).admitsMissing());
  }

  private int worth(boolean isLimited) {
    if (index.isUnique() && settled == index.sortedBy().size()) {
      return Integer.MAX_VALUE;
    }
    return 10 * settled + (isSorted && isLimited ? 5 : 0) + (isCut ? 3 : 0);
  }

  /** Positions, each once: in the order asked for where {@link #isSorted}, otherwise by id. */
  Stream<StoredKey> positions() {
    if (index.isOfPositions() && settled == index.sortedBy().size()) {
      return ranges.stream().map(KeyRange::first);
    }
    if (isSorted) {
      Iterable<StoredKey> sorted = () -> index.between(ranges.getFirst(), isBackwards);
      return StreamSupport.stream(sorted.spliterator(), false);
    }
    TreeSet<StoredKey> byId = new TreeSet<>();
    for (KeyRange range : ranges) {
      Iterator<StoredKey> found = index.between(range, false);
      found.forEachRemaining(byId::add);
    }
    return byId.stream();
  }

  private enum Direction {
    FORWARDS,
    BACKWARDS,
    NONE;

    /** In which direction the index gives the order, behind the fields that have one value. */
    static Direction of(Document order, List<String> fields, int settled) {
      Direction direction = null;
      int next = settled;
      for (Map.Entry<String, Object> asked : order.entrySet()) {
        if (fields.subList(0, settled).contains(asked.getKey())) {
          continue;
        }
        if (next == fields.size()) {
          // No two documents are left equal; the rest of the order has nothing to say.
          break;
        }
        Direction one = ofSign(asked.getValue());
        boolean fits = asked.getKey().equals(fields.get(next)) && one != NONE;
        if (!fits || (direction != null && direction != one)) {
          return NONE;
        }
        direction = one;
        next++;
      }
      return direction == null ? FORWARDS : direction;
    }

    private static Direction ofSign(Object value) {
      if (!(value instanceof Number sign)) {
        return NONE;
      }
      return sign.intValue() > 0 ? FORWARDS : BACKWARDS;
    }
  }
}
