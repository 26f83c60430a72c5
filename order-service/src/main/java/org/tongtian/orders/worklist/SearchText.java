package org.tongtian.orders.worklist;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.OrderNumber;

/** What somebody looks for, told by the form of what was typed. */
@Pure
sealed interface SearchText {

  /** Nothing was typed: everything of the days. */
  record Everything() implements SearchText {}

  /** A whole order number. */
  record ByNumber(String number) implements SearchText {}

  /** A tracking number. */
  record ByTracking(String number) implements SearchText {}

  /** The last four digits of the receiver's phone. */
  record ByPhoneTail(String tail) implements SearchText {}

  /** Words of a product's name. */
  record ByProduct(String words) implements SearchText {}

  /** Longer words than this are no product's name. */
  int LONGEST = 40;

  /**
   * What the text looks for. Refuses with 400 {@code search.text_invalid}.
   *
   * @param text as typed, may be null
   */
  static SearchText of(String text) {
    if (text == null || text.isBlank()) {
      return new Everything();
    }
    String words = text.strip();
    if (words.length() > LONGEST || !Text.isPlain(words)) {
      throw Refusal.invalid("search.text_invalid", "q", LONGEST);
    }
    String capitals = words.toUpperCase(Locale.ROOT);
    if (OrderNumber.isNumber(capitals)) {
      return new ByNumber(capitals);
    }
    if (Forms.PHONE_TAIL.matcher(words).matches()) {
      return new ByPhoneTail(words);
    }
    return Forms.isTracking(capitals) ? new ByTracking(capitals) : new ByProduct(words);
  }

  /** The forms that tell one thing from another. */
  final class Forms {

    static final Pattern PHONE_TAIL = Pattern.compile("[0-9]{4}");
    private static final int LEAST_DIGITS = 4;

    private Forms() {}

    /** Some carrier's number; a word without digits is none, though bus-post would allow it. */
    static boolean isTracking(String text) {
      return text.chars().filter(each -> each >= '0' && each <= '9').count() >= LEAST_DIGITS
          && Arrays.stream(Carrier.values()).anyMatch(carrier -> carrier.issues(text));
    }
  }
}
