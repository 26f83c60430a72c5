package org.tongtian.kit.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * A moment as people and programs write it (RFC 3339: {@code 2026-11-22T03:00:00Z}), in a year that
 * anything here can be about. A number is none: nobody can tell whether it counts seconds.
 */
final class WrittenInstant extends StdDeserializer<Instant> {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  WrittenInstant() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
    }
    String text = parser.getString();
    try {
      OffsetDateTime written = OffsetDateTime.parse(text);
      if (written.getYear() >= FIRST_YEAR && written.getYear() <= LAST_YEAR) {
        return written.toInstant();
      }
    } catch (DateTimeParseException unreadable) {
      // answered as a year that nothing is about
    }
    return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a moment");
  }
}
