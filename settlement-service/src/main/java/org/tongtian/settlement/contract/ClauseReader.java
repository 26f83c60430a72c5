package org.tongtian.settlement.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * Reads the fields of one drafted clause: what its kind needs must be there, and nothing else.
 * Refuses by naming the clause and the field.
 */
final class ClauseReader {

  private static final int MOST_ITEMS = 20;

  private final int place;
  private final String field;
  private final Map<String, Object> given;
  private final Set<String> read = new HashSet<>(Set.of("kind"));

  /**
   * A reader of the clause at that place.
   *
   * @param place in the list, from 1
   * @param given the fields that are there, none null
   */
  ClauseReader(int place, Map<String, Object> given) {
    this.place = place;
    this.field = "clauses[" + (place - 1) + "]";
    this.given = given;
  }

  int no() {
    return place;
  }

  String payee() {
    return required("payee", String.class);
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  Ratio ratio(String name) {
    return required(name, Ratio.class);
  }

  Money money(String name) {
    return required(name, Money.class);
  }

  boolean truth(String name) {
    read.add(name);
    return Boolean.TRUE.equals(given.get(name));
  }

  Text text(String name) {
    Text text = required(name, Text.class);
    if (isBlank(text.zh()) || isBlank(text.en())) {
      throw missing(name);
    }
    return text;
  }

  String unit(String name) {
    String code = required(name, String.class);
    if (Unit.byCode(code).isEmpty()) {
      throw Refusal.invalid("contract.clause_unit_unknown", field + "." + name, place);
    }
    return code;
  }

  /** Payers in order; an empty list is a matter of the contract's rules, which say more. */
  List<String> payers() {
    read.add("payers");
    List<?> given = (List<?>) this.given.getOrDefault("payers", List.of());
    return given.isEmpty() ? List.of() : items("payers", String.class);
  }

  List<String> partyIds(String name) {
    return items(name, String.class);
  }

  List<Integer> numbers(String name) {
    return items(name, Integer.class);
  }

  List<Tier> tiers() {
    List<Tier> tiers = items("tiers", Tier.class);
    for (int i = 0; i < tiers.size(); i++) {
      needIn(tiers.get(i).rate(), "tiers[" + i + "].rate");
    }
    return tiers;
  }

  List<Cover> covers() {
    List<Cover> covers = items("covers", Cover.class);
    for (int i = 0; i < covers.size(); i++) {
      needIn(covers.get(i).cause(), "covers[" + i + "].cause");
      needIn(covers.get(i).benefit(), "covers[" + i + "].benefit");
    }
    return covers;
  }

  <T> T required(String name, Class<T> type) {
    read.add(name);
    needIn(given.get(name), name);
    return type.cast(given.get(name));
  }

  private <T> List<T> items(String name, Class<T> type) {
    List<?> items = required(name, List.class);
    if (items.isEmpty() || items.size() > MOST_ITEMS) {
      throw missing(name);
    }
    for (int i = 0; i < items.size(); i++) {
      needIn(items.get(i), name + "[" + i + "]");
    }
    return items.stream().map(type::cast).toList();
  }

  /** Refuses a field that this kind of clause does not have. */
  void requireNothingElse() {
    for (String name : given.keySet()) {
      if (!read.contains(name)) {
        throw Refusal.invalid(
            "contract.clause_field_unexpected", field + "." + name, place, field + "." + name);
      }
    }
  }

  private void needIn(Object value, String name) {
    if (value == null) {
      throw missing(name);
    }
  }

  private Refusal missing(String name) {
    String path = field + "." + name;
    return Refusal.invalid("contract.clause_field_missing", path, place, path);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
