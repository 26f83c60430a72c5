package org.tongtian.kit.problem;

import java.util.List;
import java.util.Locale;
import org.tongtian.kit.Pure;

/** Which of the market's two languages a caller is answered in. */
@Pure
public final class CallerLanguage {

  /** For callers who state none, or none that the market speaks. */
  public static final Locale DEFAULT = Locale.CHINESE;

  private CallerLanguage() {}

  /**
   * The best liked of Chinese and English.
   *
   * @param acceptLanguage the Accept-Language header (RFC 9110 §12.5.4); null, or unreadable, is
   *     the same as none
   */
  public static Locale of(String acceptLanguage) {
    return ranges(acceptLanguage).stream()
        .filter(range -> range.getWeight() > 0)
        .map(range -> spoken(range.getRange()))
        .filter(language -> language != null)
        .findFirst()
        .orElse(DEFAULT);
  }

  private static List<Locale.LanguageRange> ranges(String header) {
    if (header == null || header.isBlank()) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  private static Locale spoken(String range) {
    return switch (range.split("-", 2)[0]) {
      case "en" -> Locale.ENGLISH;
      case "zh", "*" -> Locale.CHINESE;
      default -> null;
    };
  }
}
