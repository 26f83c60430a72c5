package org.tongtian.settlement.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.settlement.Replayable;

/** Canonical JSON is read in its one form only; anything else that means the same is refused. */
class JsonCursorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-0",
        "00",
        "01",
        "+1",
        "1.0",
        "1e3",
        " 1",
        "9223372036854775808",
        "-9223372036854775809",
        "9999999999999999999",
        "10000000000000000000"
      })
  void numbersInAnotherFormAreRefused(String text) {
    refused(text, JsonCursor::number);
  }

  @Test
  void numbersUpToTheEdgesOfALongAreRead() {
    for (long value : new long[] {0, 7, -1, 10, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(read(Long.toString(value), JsonCursor::number)).isEqualTo(value);
    }
    assertThat(read("-2147483648", JsonCursor::smallNumber)).isEqualTo(Integer.MIN_VALUE);
    refused("2147483648", JsonCursor::smallNumber);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "a",
        "\"\n\"",
        "\"\\n\"",
        "\"\\/\"",
        "\"\\u0041\"",
        "\"\\u001F\"",
        "\"\\u00\"",
        "\"a",
        "\"\\",
        "null "
      })
  void stringsInAnotherFormAreRefused(String text) {
    refused(text, JsonCursor::textOrNull);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    for (byte[] text :
        new byte[][] {
          {'"', (byte) 0xc0, (byte) 0x80, '"'},
          {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
          {'"', '\\', '"', (byte) 0xff, '"'},
          {'"', (byte) 0xe7, (byte) 0xba, '"'}
        }) {
      assertThatExceptionOfType(NotCanonicalException.class)
          .isThrownBy(() -> new JsonCursor(text, 0, text.length).text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T01:02:03.000Z", "2026-11-22T01:02:03.1Z", "2026-11-22T01:02:03.123456Z",
        "2026-11-22T01:02Z", "2026-02-30T01:02:03Z", "2026-11-22T24:00:00Z",
        "2026-11-22T23:59:60Z", "2026-11-22t01:02:03Z", "2026-11-22T01:02:03+"
      })
  void instantsInAnotherFormAreRefused(String text) {
    refused('"' + text + '"', JsonCursor::instant);
  }

  @Test
  void instantsAreWrittenAsTheySayThemselvesAndReadBack() {
    Replayable.cases(
        2_000,
        random -> {
          Instant at =
              Instant.ofEpochMilli(random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L));
          JsonBytes json = new JsonBytes(0);
          json.instant(at);
          String text = new String(json.toBytes(), StandardCharsets.UTF_8);
          assertThat(text).isEqualTo('"' + at.toString() + '"');
          assertThat(read(text, JsonCursor::instant)).isEqualTo(at);
        });
  }

  @Test
  void instantsBeyondMillisecondsAndFourDigitsAreWrittenAsTheySayThemselves() {
    for (Instant at :
        new Instant[] {Instant.MIN, Instant.MAX, Instant.ofEpochSecond(1, 1), Instant.EPOCH}) {
      JsonBytes json = new JsonBytes(0);
      json.instant(at);
      assertThat(json.toBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo('"' + at.toString() + '"');
    }
  }

  private static void refused(String text, Function<JsonCursor, ?> reader) {
    assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> read(text, reader));
  }

  private static <T> T read(String text, Function<JsonCursor, T> reader) {
    byte[] bytes = ("[" + text + "]").getBytes(StandardCharsets.UTF_8);
    JsonCursor cursor = new JsonCursor(bytes, 1, bytes.length - 2);
    T value = reader.apply(cursor);
    cursor.expectEnd();
    return value;
  }
}
