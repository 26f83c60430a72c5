package org.tongtian.local.stores;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;

/**
 * Documents of few different values, and filters, orders and updates that have something to find.
 */
final class RandomFilters {
  private static final List<String> FIELDS =
      List.of(
          "a",
          "b",
          "in.c",
          "tags",
          "lines.sku",
          "number",
          "once",
          "big",
          "marks.id",
          "kind",
          "_id");
  // Not those with empty lists, of which the server's own sort loses its way.
  private static final List<String> SORTED = List.of("a", "b", "in.c", "number", "_id");
  private static final List<Object> BIG =
      List.of(3_000_000_000L, 3_000_000_000.5, 2_999_999_999L, 0x1p53, (1L << 53) + 1, 0x1p70);

  private final RandomGenerator random;
  private int numbers;

  RandomFilters(RandomGenerator random) {
    this.random = random;
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  Document document() {
    numbers++;
    Document document = new Document("_id", id(numbers)).append("number", numbers);
    document.append("kind", numbers % 3);
    document.append("marks", upTo(4) == 0 ? List.of() : List.of(mark(numbers), mark(-numbers)));
    sometimes(() -> document.append("a", value(2)));
    sometimes(() -> document.append("b", value(1)));
    sometimes(() -> document.append("tags", list(3)));
    sometimes(() -> document.append("lines", lines()));
    sometimes(() -> document.append("in", inner()));
    sometimes(() -> document.append("once", numbers));
    sometimes(() -> document.append("big", BIG.get(upTo(BIG.size()))));
    return document;
  }

  private static Document mark(int number) {
    return new Document("id", number);
  }

  private void sometimes(Runnable action) {
    if (upTo(4) > 0) {
      action.run();
    }
  }

  private Object id(int number) {
    return number % 3 == 0 ? number : "d" + number;
  }

  private Object value(int depth) {
    return switch (upTo(depth > 0 ? 9 : 8)) {
      case 0 -> null;
      case 1 -> (long) upTo(3);
      case 2 -> upTo(6) / 2.0;
      case 3 -> "abc".substring(upTo(3));
      case 4 -> random.nextBoolean();
      case 5 -> Date.from(Instant.ofEpochMilli(upTo(3)));
      case 6 -> upTo(2) == 0 ? new Decimal128(upTo(3)) : new Binary(new byte[] {(byte) upTo(3)});
      case 7 -> upTo(3);
      default -> new Document("x", value(depth - 1));
    };
  }

  private List<Object> list(int most) {
    return new ArrayList<>(
        Stream.generate(() -> upTo(12) == 0 ? list(2) : value(1)).limit(upTo(most + 1)).toList());
  }

  private List<Object> lines() {
    return Stream.<Object>generate(
            () -> {
              Object sku = upTo(6) == 0 ? list(2) : value(0);
              return upTo(8) == 0 ? value(0) : new Document("sku", sku);
            })
        .limit(upTo(3))
        .toList();
  }

  private Object inner() {
    return switch (upTo(6)) {
      case 0 -> value(0);
      case 1 -> List.of(new Document("c", value(1)), new Document("c", value(1)));
      case 2 -> new Document("d", 1);
      default -> new Document("c", value(1));
    };
  }

  Document filter() {
    Document filter = new Document();
    for (int field = upTo(4); field > 0; field--) {
      String name = FIELDS.get(upTo(FIELDS.size()));
      filter.put(name, demand(name));
    }
    if (upTo(8) == 0) {
      filter.put("$and", List.of(one(), one()));
    }
    if (upTo(10) == 0) {
      filter.put("$or", List.of(one(), one()));
    }
    return filter;
  }

  private Document one() {
    String name = FIELDS.get(upTo(FIELDS.size()));
    return new Document(name, demand(name));
  }

  private Object demand(String field) {
    return switch (upTo(9)) {
      case 0, 1, 2 -> sought(field);
      case 3 -> new Document("$eq", sought(field));
      case 4 -> new Document("$in", Stream.generate(() -> sought(field)).limit(upTo(4)).toList());
      case 5 -> bound(field);
      case 6 -> merged(bound(field), bound(field));
      case 7 -> merged(bound(field), new Document("$ne", sought(field)));
      default -> new Document("$exists", random.nextBoolean());
    };
  }

  private Document bound(String field) {
    String operator = List.of("$gt", "$gte", "$lt", "$lte").get(upTo(4));
    return new Document(operator, sought(field));
  }

  private static Document merged(Document one, Document other) {
    one.putAll(other);
    return one;
  }

  private Object sought(String field) {
    return switch (field) {
      case "_id" -> id(1 + upTo(numbers + 2));
      case "number", "once" -> 1 + upTo(numbers + 2);
      case "kind" -> upTo(4);
      case "marks.id" -> upTo(6) == 0 ? null : 1 + upTo(numbers + 1) - upTo(numbers + 1);
      case "big" -> BIG.get(upTo(BIG.size()));
      default -> value(1);
    };
  }

  /** Leaves alone what must be different everywhere. */
  Document update() {
    return switch (upTo(8)) {
      case 0 -> new Document("$unset", new Document("a", ""));
      case 6 -> new Document("$set", new Document("marks", List.of()));
      case 1 -> new Document("$set", new Document("b", value(1)));
      case 2 -> new Document("$set", new Document("tags", list(3)));
      case 3 -> new Document("$set", new Document("lines", lines()));
      case 4 -> new Document("$set", new Document("in", inner()).append("a", value(2)));
      case 5 -> new Document("$unset", new Document("once", ""));
      default -> new Document("$set", new Document("a", value(2)).append("b", value(0)));
    };
  }

  /** Ends in the id half of the time. */
  Document order() {
    Document order = new Document();
    for (int field = upTo(4); field > 0; field--) {
      order.put(SORTED.get(upTo(SORTED.size())), random.nextBoolean() ? 1 : -1);
    }
    if (random.nextBoolean()) {
      order.remove("_id");
      order.put("_id", random.nextBoolean() ? 1 : -1);
    }
    return order;
  }
}
