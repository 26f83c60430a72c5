package org.tongtian.local.stores;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The name of a field such as {@code payment.state}, split once. */
record FieldPath(String name, List<String> steps) {

  static FieldPath of(String name) {
    return new FieldPath(name, List.of(name.split("\\.", -1)));
  }

  /** Whether a step names a place in a list, which no index of ours knows. */
  boolean namesAPlace() {
    return steps.stream()
        .anyMatch(step -> !step.isEmpty() && step.chars().allMatch(Character::isDigit));
  }

  /**
   * Every value that a filter on this field may look at: of lists, at any depth, each element. A
   * missing field is {@link Missing}; an empty list has none.
   */
  List<Object> valuesIn(Document document) {
    List<Object> values = new ArrayList<>(1);
    collect(document, 0, values);
    return values;
  }

  private void collect(Object value, int step, List<Object> values) {
    if (value instanceof Collection<?> list) {
      list.forEach(element -> collect(element, step, values));
    } else if (step == steps.size()) {
      values.add(value);
    } else if (value instanceof Document document) {
      collect(document.getOrMissing(steps.get(step)), step + 1, values);
    } else {
      values.add(Missing.getInstance());
    }
  }

  /** Whether a list stands on the way to the field or in it. */
  boolean meetsList(Document document) {
    Object value = document;
    for (String step : steps) {
      if (!(value instanceof Document inner)) {
        return value instanceof Collection;
      }
      value = inner.getOrMissing(step);
    }
    return value instanceof Collection;
  }

  /** What the document has under the first step: where that is unchanged, so is the field. */
  Object root(Document document) {
    return document.getOrMissing(steps.getFirst());
  }
}
