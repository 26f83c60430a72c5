package org.tongtian.local.stores;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Values as the store holds them, many of them equal or next to each other. */
final class RandomValues {
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "b", "\0", "\0a", "\1", "é", "薯", "红薯", "\uFFFF", "😀", "😀a");
  private static final long[] EDGES = {
    0,
    1,
    -1,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 53,
    (1L << 53) + 1,
    -(1L << 53) - 1,
    Long.MAX_VALUE,
    Long.MAX_VALUE - 1,
    Long.MIN_VALUE
  };

  private final RandomGenerator random;

  RandomValues(RandomGenerator random) {
    this.random = random;
  }

  /** Of any type that sorts in one way: no lists, decimals, expressions, scripts. */
  Object sortable(int depth) {
    return switch (random.nextInt(depth > 0 ? 14 : 13)) {
      case 0 -> null;
      case 1 -> random.nextInt(5) - 2;
      case 2 -> EDGES[random.nextInt(EDGES.length)];
      case 3 -> random.nextInt(9) / 4.0 - 1;
      case 4 -> text();
      case 5 -> new BinData(bytes(random.nextInt(3)));
      case 6 -> new LegacyUUID(random.nextLong() << 60, random.nextLong() << 62);
      case 7 -> new UUID(random.nextLong() << 60, random.nextLong() << 62);
      case 8 -> new ObjectId(bytes(12));
      case 9 -> random.nextBoolean();
      case 10 -> Instant.ofEpochMilli(random.nextInt(7) - 3);
      case 11 -> new BsonTimestamp(random.nextLong() & 0xF00000000000000FL);
      case 12 -> random.nextBoolean() ? MinKey.getInstance() : MaxKey.getInstance();
      default -> document(depth - 1, true);
    };
  }

  /** Of every type that BSON has. */
  Object any(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> new Decimal128(new BigDecimal(random.nextInt(1_000)).movePointLeft(2));
      case 1 -> new BsonRegularExpression("^" + random.nextInt(3), "i");
      case 2 -> new BsonJavaScript("return " + random.nextInt(3));
      case 3 -> random.nextDouble() < 0.5 ? Double.NaN : Double.NEGATIVE_INFINITY;
      case 6 -> list(depth - 1);
      case 7 -> document(depth - 1, false);
      default -> sortable(depth);
    };
  }

  Document document(int depth, boolean isSortable) {
    Document document = new Document();
    for (int field = random.nextInt(4); field > 0; field--) {
      document.put(
          "f" + random.nextInt(3) + (random.nextBoolean() ? "é" : ""),
          isSortable ? sortable(depth) : any(depth));
    }
    return document;
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int element = random.nextInt(4); element > 0; element--) {
      list.add(any(depth));
    }
    return list;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(3) - 1);
    }
    return bytes;
  }
}
