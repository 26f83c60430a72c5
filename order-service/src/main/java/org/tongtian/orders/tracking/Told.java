package org.tongtian.orders.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * What somebody tells of a parcel, as sent; any part may be null.
 *
 * @param at when it happened, by the teller's clock
 * @param place where, at most 60 characters; may be left out
 * @param text what else there is to say, at most 200 characters; may be left out
 */
@Pure
record Told(TrackingKind kind, Instant at, String place, String text) {

  private static final int LONGEST_PLACE = 60;
  private static final int LONGEST_TEXT = 200;
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** A number may be typed in after the carrier took the parcel, but not long after. */
  private static final Duration TAKEN_BEFORE_SENT = Duration.ofDays(3);

  /**
   * The event, if all of it is sound. Refuses with 400 {@code tracking.kind_missing}, {@code
   * tracking.time_invalid}, {@code tracking.place_invalid}, {@code tracking.text_invalid}.
   *
   * @param shippedAt when the parcel was handed over, by the co-operative's word
   */
  TrackingEvent event(String id, TrackingEvent.Source source, Instant shippedAt, Instant now) {
    if (kind == null) {
      throw Refusal.invalid("tracking.kind_missing", "kind");
    }
    boolean possible =
        at != null
            && !at.isAfter(now.plus(CLOCKS_DIFFER))
            && !at.isBefore(shippedAt.minus(TAKEN_BEFORE_SENT));
    if (!possible) {
      throw Refusal.invalid("tracking.time_invalid", "at");
    }
    return new TrackingEvent(
        id,
        kind,
        at.truncatedTo(ChronoUnit.MILLIS),
        line(place, LONGEST_PLACE, "tracking.place_invalid", "place"),
        line(text, LONGEST_TEXT, "tracking.text_invalid", "text"),
        source,
        now);
  }

  private static String line(String text, int most, String code, String field) {
    if (text == null || text.isBlank()) {
      return null;
    }
    boolean sound =
        text.length() <= 2 * most
            && text.codePointCount(0, text.length()) <= most
            && Text.isPlain(text);
    if (!sound) {
      throw Refusal.invalid(code, field, most);
    }
    return text.strip();
  }
}
