package org.tongtian.settlement.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of drafted clauses as they are sent. */
final class ClauseFields {

  private ClauseFields() {}

  /** A clause of names and values. */
  static Map<String, Object> clause(String kind, Object... fields) {
    Map<String, Object> clause = new LinkedHashMap<>();
    clause.put("kind", kind);
    for (int i = 0; i < fields.length; i += 2) {
      clause.put((String) fields[i], fields[i + 1]);
    }
    return clause;
  }

  static Map<String, Object> tier(long from, long percent) {
    return Map.of("from", from, "rate", percent(percent));
  }

  static Map<String, Object> percent(long rate) {
    return ratio(rate, 100);
  }

  static Map<String, Object> ratio(long numerator, long denominator) {
    return Map.of("numerator", numerator, "denominator", denominator);
  }

  static Map<String, Object> text(String zh, String en) {
    return Map.of("zh", zh, "en", en);
  }

  static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  static Map<String, Object> dividend(String coop, long byTradeVolume) {
    return clause(
        "DIVIDEND",
        "party",
        coop,
        "byTradeVolume",
        percent(byTradeVolume),
        "reserveRate",
        percent(10));
  }
}
