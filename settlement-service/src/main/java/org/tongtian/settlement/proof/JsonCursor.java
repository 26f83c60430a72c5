package org.tongtian.settlement.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.tongtian.kit.Pure;

/**
 * Reads canonical JSON for who knows which keys must come in which order. It takes nothing that
 * {@link JsonBytes} would write otherwise, so what was read needs no second look at its text. Not
 * safe for several threads at once.
 */
@Pure
public final class JsonCursor {

  private static final byte[] NULL = JsonBytes.ascii("null");
  private static final byte[] ESCAPED = JsonBytes.ascii("u00");
  private static final int SEEN = 256;
  private static final int MOST_DIGITS = 19;
  private static final int WHOLE_SECONDS = 20;
  private static final int WITH_MILLIS = 24;

  private final byte[] text;
  private final int end;
  private final String[] seen = new String[SEEN];
  private final int[] seenFrom = new int[SEEN];
  private int at;

  /** A cursor before the first byte of a stretch of UTF-8. */
  public JsonCursor(byte[] text, int offset, int length) {
    this.text = text;
    this.at = offset;
    this.end = offset + length;
  }

  /**
   * Steps over exactly these bytes.
   *
   * @throws NotCanonicalException where others stand there, as all other methods do
   */
  public void expect(byte[] piece) {
    if (!takes(piece)) {
      int differs =
          Arrays.mismatch(text, at, Math.min(end, at + piece.length), piece, 0, piece.length);
      throw new NotCanonicalException(at + differs);
    }
  }

  /** Steps over exactly this character below U+0080. */
  public void expect(char ascii) {
    if (!takes(ascii)) {
      throw new NotCanonicalException(at);
    }
  }

  /** Steps over these bytes where they stand there; says whether they do. */
  public boolean takes(byte[] piece) {
    if (end - at < piece.length
        || !Arrays.equals(text, at, at + piece.length, piece, 0, piece.length)) {
      return false;
    }
    at += piece.length;
    return true;
  }

  /** Steps over this character below U+0080 where it stands there; says whether it does. */
  public boolean takes(char ascii) {
    if (at == end || text[at] != ascii) {
      return false;
    }
    at++;
    return true;
  }

  /** Makes sure that nothing follows. */
  public void expectEnd() {
    if (at != end) {
      throw new NotCanonicalException(at);
    }
  }

  /** A whole number. */
  public long number() {
    int start = at;
    boolean negative = takes('-');
    int from = at;
    long value = 0; // below zero, where a long reaches one further
    while (at < end && isDigit(text[at]) && at - from < MOST_DIGITS) {
      value = 10 * value - (text[at] - '0');
      at++;
    }
    int digits = at - from;
    boolean leadsWithZero = digits > 0 && text[from] == '0';
    if (digits == 0 || (at < end && isDigit(text[at])) || (leadsWithZero && at - start > 1)) {
      throw new NotCanonicalException(at);
    }
    if (value > 0 || (!negative && value == Long.MIN_VALUE)) {
      throw new NotCanonicalException(start); // nineteen digits too many have changed the sign
    }
    return negative ? value : -value;
  }

  /** A whole number that fits an int. */
  public int smallNumber() {
    int start = at;
    long value = number();
    if (value != (int) value) {
      throw new NotCanonicalException(start);
    }
    return (int) value;
  }

  /** A string, or null where the word null stands. */
  public String textOrNull() {
    return takes(NULL) ? null : text();
  }

  /** A string. */
  public String text() {
    expect('"');
    int from = at;
    boolean wide = false;
    for (int i = from; i < end; i++) {
      byte each = text[i];
      if (each == '"') {
        at = i + 1;
        return wide ? wideText(from, i) : plainText(from, i);
      }
      if (each == '\\') {
        return escapedText(from);
      }
      if (each >= 0 && each < 0x20) {
        throw new NotCanonicalException(i);
      }
      wide |= each < 0;
    }
    throw new NotCanonicalException(end);
  }

  /** The same few ids come again and again: one string of each is made, and hashed, once. */
  private String plainText(int from, int to) {
    int length = to - from;
    int mixed = length;
    for (int i = Math.max(from, to - 8); i < to; i++) {
      mixed = 31 * mixed + text[i];
    }
    int place = (mixed ^ (mixed >>> 7)) & (SEEN - 1);
    if (seenFrom[place] > 0
        && seen[place].length() == length
        && Arrays.equals(
            text, seenFrom[place], seenFrom[place] + length, text, from, from + length)) {
      return seen[place];
    }
    seen[place] = new String(text, from, length, StandardCharsets.ISO_8859_1);
    seenFrom[place] = from;
    return seen[place];
  }

  /** What is no UTF-8 would be written otherwise. */
  private String wideText(int from, int to) {
    String read = new String(text, from, to - from, StandardCharsets.UTF_8);
    byte[] again = read.getBytes(StandardCharsets.UTF_8);
    int differs = Arrays.mismatch(text, from, to, again, 0, again.length);
    if (differs >= 0) {
      throw new NotCanonicalException(from + differs);
    }
    return read;
  }

  private String escapedText(int from) {
    ByteArrayOutputStream unescaped = new ByteArrayOutputStream();
    at = from;
    while (!takes('"')) {
      if (takes('\\')) {
        unescaped.write(escaped());
      } else if (at == end || (text[at] >= 0 && text[at] < 0x20)) {
        throw new NotCanonicalException(at);
      } else {
        unescaped.write(text[at++]);
      }
    }
    byte[] bytes = unescaped.toByteArray();
    String read = new String(bytes, StandardCharsets.UTF_8);
    if (!Arrays.equals(bytes, read.getBytes(StandardCharsets.UTF_8))) {
      throw new NotCanonicalException(from);
    }
    return read;
  }

  private int escaped() {
    if (takes('"')) {
      return '"';
    }
    if (takes('\\')) {
      return '\\';
    }
    expect(ESCAPED);
    return (hexDigit(1) << 4) | hexDigit(15);
  }

  private int hexDigit(int most) {
    if (at < end) {
      int digit = "0123456789abcdef".indexOf(text[at]);
      if (digit >= 0 && digit <= most) {
        at++;
        return digit;
      }
    }
    throw new NotCanonicalException(at);
  }

  /** A string of an instant in whole milliseconds of the years 0 to 9999. */
  public Instant instant() {
    expect('"');
    int from = at;
    int to = from;
    while (to < end && text[to] != '"') {
      to++;
    }
    boolean hasMillis = to - from == WITH_MILLIS;
    if (to == end || (!hasMillis && to - from != WHOLE_SECONDS)) {
      throw new NotCanonicalException(from);
    }
    int year = part(4, '-');
    int month = part(2, '-');
    int day = part(2, 'T');
    int hour = part(2, ':');
    int minute = part(2, ':');
    int second = part(2, hasMillis ? '.' : 'Z');
    int millis = hasMillis ? part(3, 'Z') : 0;
    expect('"');
    if (hasMillis && millis == 0) {
      throw new NotCanonicalException(from);
    }
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second, millis * 1_000_000)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noSuchTime) {
      throw new NotCanonicalException(from);
    }
  }

  private int part(int width, char after) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      if (!isDigit(text[at])) {
        throw new NotCanonicalException(at);
      }
      value = 10 * value + text[at++] - '0';
    }
    expect(after);
    return value;
  }

  private static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }
}
