package org.tongtian.settlement.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.tongtian.kit.Pure;

/**
 * Writes canonical JSON ({@link CanonicalJson}) straight as UTF-8, for who knows the order of the
 * keys. Not safe for several threads at once.
 */
@Pure
public final class JsonBytes {

  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final byte[] NULL = ascii("null");
  private static final long YEAR_0 = -62_167_219_200L;
  private static final long YEAR_10000 = 253_402_300_800L;
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_INSTANT = 26;

  private byte[] bytes;
  private int length;

  /**
   * An empty text.
   *
   * @param expected how many bytes it may come to; it grows beyond
   */
  public JsonBytes(int expected) {
    bytes = new byte[Math.max(expected, 64)];
  }

  /** Bytes of characters below U+0080, for keys and brackets that are written again and again. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Adds these bytes as they are. */
  public void raw(byte[] piece) {
    room(piece.length);
    System.arraycopy(piece, 0, bytes, length, piece.length);
    length += piece.length;
  }

  /** Adds one character below U+0080 as it is. */
  public void raw(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  /** Adds a whole number. */
  public void number(long value) {
    if (value == Long.MIN_VALUE) {
      raw(ascii(Long.toString(value)));
      return;
    }
    room(LONGEST_NUMBER);
    if (value < 0) {
      bytes[length++] = '-';
    }
    digits(Math.abs(value), countDigits(Math.abs(value)));
  }

  /** Adds a string; the word null for null. */
  public void text(String value) {
    if (value == null) {
      raw(NULL);
      return;
    }
    room(Math.addExact(Math.multiplyExact(value.length(), 6), 2));
    bytes[length++] = '"';
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        i += wide(value, i, c);
      } else if (c >= 0x20 && c != '"' && c != '\\') {
        bytes[length++] = (byte) c;
      } else {
        escaped(c);
      }
    }
    bytes[length++] = '"';
  }

  /** Adds a string of an instant as {@link Instant#toString} has it. */
  public void instant(Instant at) {
    long second = at.getEpochSecond();
    int millis = at.getNano() / 1_000_000;
    if (second < YEAR_0 || second >= YEAR_10000 || millis * 1_000_000 != at.getNano()) {
      text(at.toString());
      return;
    }
    LocalDateTime utc = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    room(LONGEST_INSTANT);
    bytes[length++] = '"';
    part(utc.getYear(), 4, '-');
    part(utc.getMonthValue(), 2, '-');
    part(utc.getDayOfMonth(), 2, 'T');
    part(utc.getHour(), 2, ':');
    part(utc.getMinute(), 2, ':');
    digits(utc.getSecond(), 2);
    if (millis > 0) {
      bytes[length++] = '.';
      digits(millis, 3);
    }
    bytes[length++] = 'Z';
    bytes[length++] = '"';
  }

  private void part(int value, int width, char after) {
    digits(value, width);
    bytes[length++] = (byte) after;
  }

  private void digits(long value, int width) {
    long left = value;
    for (int at = length + width - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += width;
  }

  private static int countDigits(long value) {
    int count = 1;
    for (long left = value; left >= 10; left /= 10) {
      count++;
    }
    return count;
  }

  private void escaped(char c) {
    bytes[length++] = '\\';
    if (c >= 0x20) {
      bytes[length++] = (byte) c;
      return;
    }
    bytes[length++] = 'u';
    bytes[length++] = '0';
    bytes[length++] = '0';
    bytes[length++] = HEX[c >> 4];
    bytes[length++] = HEX[c & 0xf];
  }

  /** Adds a character beyond ASCII; gives how many more chars it took. */
  private int wide(String value, int at, char c) {
    if (c < 0x800) {
      bytes[length++] = (byte) (0xc0 | (c >> 6));
      bytes[length++] = tail(c);
      return 0;
    }
    if (!Character.isSurrogate(c)) {
      bytes[length++] = (byte) (0xe0 | (c >> 12));
      bytes[length++] = tail(c >> 6);
      bytes[length++] = tail(c);
      return 0;
    }
    int point = value.codePointAt(at);
    if (point == c) {
      bytes[length++] = '?'; // half a character, as String.getBytes has it
      return 0;
    }
    bytes[length++] = (byte) (0xf0 | (point >> 18));
    bytes[length++] = tail(point >> 12);
    bytes[length++] = tail(point >> 6);
    bytes[length++] = tail(point);
    return 1;
  }

  /** A byte of a character after its first: six bits of it. */
  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }

  /** The text so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}
