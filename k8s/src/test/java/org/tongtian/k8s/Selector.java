package org.tongtian.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** Label selectors, as Kubernetes reads them. */
final class Selector {
  private Selector() {}

  /** A selector with matchLabels and matchExpressions; an empty one selects everything. */
  static boolean matches(JsonElement selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(Json.map(selector, "matchLabels").entrySet())
        && Json.objects(selector, "matchExpressions").stream()
            .allMatch(each -> holds(each, labels));
  }

  /** The plain map of a Service: an empty one selects nothing. */
  static boolean matchesPlain(Map<String, String> selector, Map<String, String> labels) {
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }

  private static boolean holds(JsonObject expression, Map<String, String> labels) {
    String value = labels.get(Json.text(expression, "key"));
    List<String> values = Json.texts(expression, "values");
    String operator = Json.text(expression, "operator");
    return switch (operator) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> throw new IllegalArgumentException("no such operator: " + operator);
    };
  }
}
