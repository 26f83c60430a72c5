package org.tongtian.local.stores;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Writes values as bytes that compare as the values do: equal where a unique index takes the values
 * for equal (numbers by what they count, null as missing), and otherwise in MongoDB's order, type
 * by type. Each value ends where its own bytes say so, so values can stand one behind the other.
 *
 * <p>Two orders are not those of the sort: of lists (the sort takes a list's smallest element) and
 * of Decimal128 beyond the precision of a double.
 */
final class KeyWriter {
  // Gaps between the types leave room for "behind all of this type": type + 1.
  private static final int END = 0x00;
  private static final int MIN_KEY = 0x04;
  private static final int NULL = 0x08;
  static final int NUMBER = 0x10;
  private static final int STRING = 0x18;
  private static final int DOCUMENT = 0x20;
  private static final int LIST = 0x28;
  private static final int BINARY = 0x30;
  private static final int LEGACY_UUID = 0x34;
  private static final int UUID_ = 0x38;
  private static final int OBJECT_ID = 0x40;
  private static final int BOOLEAN = 0x48;
  private static final int INSTANT = 0x50;
  private static final int TIMESTAMP = 0x58;
  private static final int REGEX = 0x60;
  private static final int SCRIPT = 0x68;
  private static final int MAX_KEY = 0x70;

  /** From here on a double does not hold every whole number. */
  private static final double EXACT_BELOW = 0x1p53;

  private byte[] bytes = new byte[64];
  private int length;

  static int typeOf(Object value) {
    return switch (value) {
      case null -> NULL;
      case Missing _ -> NULL;
      case MinKey _ -> MIN_KEY;
      case Number _ -> NUMBER;
      case String _ -> STRING;
      case Document _ -> DOCUMENT;
      case Collection<?> _ -> LIST;
      case BinData _ -> BINARY;
      case LegacyUUID _ -> LEGACY_UUID;
      case UUID _ -> UUID_;
      case ObjectId _ -> OBJECT_ID;
      case Boolean _ -> BOOLEAN;
      case Instant _ -> INSTANT;
      case BsonTimestamp _ -> TIMESTAMP;
      case BsonRegularExpression _ -> REGEX;
      case BsonJavaScript _ -> SCRIPT;
      case MaxKey _ -> MAX_KEY;
      default -> throw new IllegalArgumentException("No BSON value: " + value.getClass());
    };
  }

  /** The first key behind all values of the type. */
  static StoredKey behind(int type) {
    return new StoredKey(new byte[] {(byte) (type + 1)});
  }

  /** The first key of the type. */
  static StoredKey atStartOf(int type) {
    return new StoredKey(new byte[] {(byte) type});
  }

  KeyWriter value(Object value) {
    put(typeOf(value));
    content(value);
    return this;
  }

  KeyWriter copy() {
    KeyWriter copy = new KeyWriter();
    copy.bytes = bytes.clone();
    copy.length = length;
    return copy;
  }

  StoredKey toKey() {
    return new StoredKey(Arrays.copyOf(bytes, length));
  }

  private void content(Object value) {
    switch (value) {
      case Number number -> number(number);
      case String text -> text(text);
      case Document document -> document(document);
      case Collection<?> list -> list(list);
      case BinData data -> binary(data.getData());
      case LegacyUUID uuid -> legacyUuid(uuid.getUuid());
      case UUID uuid -> longs(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
      case ObjectId id -> putAll(id.toByteArray());
      case Boolean flag -> put(flag ? 1 : 0);
      case Instant instant -> putLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> putLong(timestamp.getValue());
      case BsonRegularExpression regex -> regex(regex);
      case BsonJavaScript script -> text(script.getCode());
      // The others have one value each.
      case null, default -> {}
    }
  }

  private void number(Number number) {
    double nearest = number.doubleValue();
    long bits = nearest == 0 ? 0 : Double.doubleToLongBits(nearest);
    putLong(bits ^ (bits < 0 ? -1L : Long.MIN_VALUE));
    if (Math.abs(nearest) >= EXACT_BELOW) {
      int beyond = number instanceof Long exact ? (int) (exact - (long) nearest) : 0;
      put((beyond + 0x8000) >> 8);
      put(beyond);
    }
  }

  /** UTF-16 order, as String compares: surrogates are written one by one. 0 ends a text. */
  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 2) {
        put(1);
        put(c + 1);
      } else if (c < 0x80) {
        put(c);
      } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
      } else {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
      }
    }
    put(END);
  }

  /** Types are compared before names, and names before contents. */
  private void document(Document document) {
    for (Map.Entry<String, Object> field : document.entrySet()) {
      put(typeOf(field.getValue()));
      text(field.getKey());
      content(field.getValue());
    }
    put(END);
  }

  private void list(Collection<?> list) {
    for (Object element : list) {
      value(element);
    }
    put(END);
  }

  /** The shorter one first. */
  private void binary(byte[] data) {
    put(data.length >> 24);
    put(data.length >> 16);
    put(data.length >> 8);
    put(data.length);
    putAll(data);
  }

  private void legacyUuid(UUID uuid) {
    longs(
        uuid.getMostSignificantBits() ^ Long.MIN_VALUE,
        uuid.getLeastSignificantBits() ^ Long.MIN_VALUE);
  }

  private void regex(BsonRegularExpression regex) {
    text(regex.getPattern());
    text(regex.getOptions() == null ? "" : regex.getOptions());
  }

  private void longs(long first, long second) {
    putLong(first);
    putLong(second);
  }

  private void putLong(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((int) (value >> shift));
    }
  }

  private void putAll(byte[] data) {
    for (byte one : data) {
      put(one);
    }
  }

  private void put(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length] = (byte) value;
    length++;
  }
}
