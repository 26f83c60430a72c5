package org.tongtian.orders.aftersales;

import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** What people write in a case: plain lines, at most 500 code points. */
@Pure
final class CaseWords {

  static final int MOST = 500;
  private static final int ADDRESS = 200;

  private CaseWords() {}

  /** The words without space around them, empty for none; 400 {@code aftersales.text_invalid}. */
  static String optional(String words, String field) {
    String tidy = words == null ? "" : words.strip();
    if (!Text.isPlainLines(tidy) || tidy.codePointCount(0, tidy.length()) > MOST) {
      throw Refusal.invalid("aftersales.text_invalid", field, MOST);
    }
    return tidy;
  }

  /** As {@link #optional}, and 400 {@code aftersales.text_missing} where there are none. */
  static String required(String words, String field) {
    String tidy = optional(words, field);
    if (tidy.isEmpty()) {
      throw Refusal.invalid("aftersales.text_missing", field);
    }
    return tidy;
  }

  /** Where goods go back to: one line; 400 {@code aftersales.return_to_invalid}. */
  static String address(String words) {
    String tidy = words == null ? "" : words.strip();
    if (tidy.isEmpty() || !Text.isPlain(tidy) || tidy.codePointCount(0, tidy.length()) > ADDRESS) {
      throw Refusal.invalid("aftersales.return_to_invalid", "returnTo", ADDRESS);
    }
    return tidy;
  }
}
