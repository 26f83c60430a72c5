package org.tongtian.settlement.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * The one JSON text of a value: keys sorted by code point, no space, whole numbers only, so that
 * everybody who holds the same facts computes the same hash.
 */
@Pure
public final class CanonicalJson {

  private static final String HEX = "0123456789abcdef";

  private CanonicalJson() {}

  /**
   * The text of maps, lists, strings, whole numbers, truth values and null.
   *
   * @throws IllegalArgumentException for anything else, above all for fractions
   */
  public static String of(Object value) {
    StringBuilder text = new StringBuilder(512);
    write(text, value);
    return text.toString();
  }

  private static void write(StringBuilder text, Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> writeString(text, string);
      case Long number -> text.append(number.longValue());
      case Integer number -> text.append(number.intValue());
      case Boolean truth -> text.append(truth.booleanValue());
      case List<?> list -> writeList(text, list);
      case Map<?, ?> map -> writeMap(text, map);
      default ->
          throw new IllegalArgumentException(
              "no canonical form for " + value.getClass().getSimpleName());
    }
  }

  private static void writeList(StringBuilder text, List<?> list) {
    text.append('[');
    String separator = "";
    for (Object each : list) {
      text.append(separator);
      write(text, each);
      separator = ",";
    }
    text.append(']');
  }

  private static void writeMap(StringBuilder text, Map<?, ?> map) {
    String[] keys = new String[map.size()];
    int count = 0;
    for (Object key : map.keySet()) {
      keys[count++] = (String) key;
    }
    Arrays.sort(keys);
    text.append('{');
    for (int i = 0; i < keys.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      writeString(text, keys[i]);
      text.append(':');
      write(text, map.get(keys[i]));
    }
    text.append('}');
  }

  /** Nearly no text has anything to escape, so what needs nothing is copied in one piece. */
  private static void writeString(StringBuilder text, String string) {
    text.append('"');
    int copied = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\') {
        continue;
      }
      text.append(string, copied, i);
      copied = i + 1;
      if (c < 0x20) {
        text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      } else {
        text.append('\\').append(c);
      }
    }
    text.append(string, copied, string.length()).append('"');
  }
}
