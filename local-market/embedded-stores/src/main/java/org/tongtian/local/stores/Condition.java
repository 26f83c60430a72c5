package org.tongtian.local.stores;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a filter demands of one field, as far as keys can say it: one of some values, or a range.
 * Every document that the filter matches meets it; not every document that meets it matches.
 *
 * @param values the keys of which the field must have one, in order; empty when it is a range
 * @param range null when it is values
 */
record Condition(List<StoredKey> values, KeyRange range) {
  private static final StoredKey NULL = StoredKey.of(null);

  /** Beside one of these the filter looks at nothing else when it meets a list. */
  private static final Set<String> HIDING = Set.of("$ne", "$nin", "$all");

  /** By field; {@code $and} is looked into, other operators between fields say nothing. */
  static Map<String, Condition> of(Document filter) {
    Map<String, Condition> conditions = new HashMap<>();
    collect(filter, conditions);
    return conditions;
  }

  private static void collect(Document filter, Map<String, Condition> conditions) {
    filter.forEach(
        (field, demand) -> {
          if (field.equals("$and") && demand instanceof Collection<?> parts) {
            parts.stream()
                .filter(Document.class::isInstance)
                .forEach(part -> collect((Document) part, conditions));
          } else if (!field.startsWith("$")) {
            Condition condition = ofDemand(demand);
            if (condition != null) {
              conditions.merge(field, condition, Condition::narrower);
            }
          }
        });
  }

  /** Both hold, but a list may meet each with another element: they cannot be made one. */
  private Condition narrower(Condition other) {
    return range == null ? this : other;
  }

  private static Condition ofDemand(Object demand) {
    if (!(demand instanceof Document operators)) {
      return isPlain(demand) ? new Condition(List.of(StoredKey.of(demand)), null) : null;
    }
    if (!Collections.disjoint(operators.keySet(), HIDING)) {
      return null;
    }
    if (operators.containsKey("$eq")) {
      Object value = operators.get("$eq");
      return isPlain(value) ? new Condition(List.of(StoredKey.of(value)), null) : null;
    }
    if (operators.get("$in") instanceof Collection<?> values) {
      return values.stream().allMatch(Condition::isPlain) ? oneOf(values) : null;
    }
    return ofBounds(operators);
  }

  private static Condition oneOf(Collection<?> values) {
    TreeSet<StoredKey> keys = new TreeSet<>();
    values.forEach(value -> keys.add(StoredKey.of(value)));
    return new Condition(List.copyOf(keys), null);
  }

  private static Condition ofBounds(Document operators) {
    KeyRange range = null;
    for (Map.Entry<String, Object> operator : operators.entrySet()) {
      KeyRange one = Bound.of(operator.getKey(), operator.getValue());
      if (one != null) {
        range = range == null ? one : range.within(one);
      }
    }
    return range == null ? null : new Condition(List.of(), range);
  }

  /** Whether a document meets it that does not have the field. */
  boolean admitsMissing() {
    return values.contains(NULL);
  }

  static boolean isPlain(Object value) {
    return !(value instanceof Document
        || value instanceof Collection
        || value instanceof BsonRegularExpression
        || value instanceof MinKey
        || value instanceof MaxKey
        || (value instanceof Double number && number.isNaN()));
  }
}
