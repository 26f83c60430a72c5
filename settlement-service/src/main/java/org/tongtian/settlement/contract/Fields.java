package org.tongtian.settlement.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/** Gathers the fields of a clause in the form that is hashed. */
@Pure
final class Fields {

  private final Map<String, Object> fields = new HashMap<>();

  private Fields() {}

  static Fields of(int no, String kind) {
    Fields fields = new Fields();
    fields.fields.put("no", no);
    fields.fields.put("kind", kind);
    return fields;
  }

  Fields with(String name, Object value) {
    fields.put(name, plain(value));
    return this;
  }

  /** Leaves the field out where it has no value. */
  Fields given(String name, Object value) {
    return value == null ? this : with(name, value);
  }

  Map<String, Object> map() {
    return fields;
  }

  /** Numbers, strings, lists and maps of them instead of the small records. */
  static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case Ratio ratio ->
          Map.of("numerator", ratio.numerator(), "denominator", ratio.denominator());
      case Money money -> Map.of("amount", money.amount(), "currency", money.currency());
      case Text text -> Map.of("zh", text.zh(), "en", text.en());
      case Enum<?> name -> name.name();
      case List<?> list -> list.stream().map(Fields::plain).toList();
      case Tier tier -> Map.of("from", tier.from(), "rate", plain(tier.rate()));
      case Cover cover -> cover(cover);
      default -> value;
    };
  }

  private static Map<String, Object> cover(Cover cover) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("cause", cover.cause().name());
    fields.put("benefit", plain(cover.benefit()));
    if (cover.threshold() != null) {
      fields.put("threshold", cover.threshold());
    }
    return fields;
  }
}
