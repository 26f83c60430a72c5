package org.tongtian.kit.text;

import java.util.regex.Pattern;
import org.tongtian.kit.Pure;

/**
 * One text in the two languages of the market.
 *
 * @param zh Chinese, never null
 * @param en English, never null
 */
@Pure
public record Text(String zh, String en) {

  private static final int JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  /** Letters and marks by their category that leave no trace on a screen. */
  private static final String INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** The text in the language of the tag ({@code en…} is English, anything else Chinese). */
  public String in(String languageTag) {
    return languageTag != null && languageTag.startsWith("en") ? en : zh;
  }

  /**
   * Whether the words hold nothing but what a reader sees, so that two names that look alike are
   * alike and no name turns the words after it around. Not allowed: control and format characters
   * (zero-width ones, direction overrides, isolates), separators of lines, halves of characters,
   * what is no character for good, and spaces alone that do not count as blank. Letters of every
   * script are, and emoji together with the joiners and tags they are made of (Unicode UTS 51).
   *
   * @param words one line; never null
   */
  public static boolean isPlain(String words) {
    int before = 0;
    for (int i = 0; i < words.length(); ) {
      int each = words.codePointAt(i);
      i += Character.charCount(each);
      int after = i < words.length() ? words.codePointAt(i) : 0;
      if (isHidden(each) && !isPartOfEmoji(before, each, after)) {
        return false;
      }
      before = each;
    }
    return words.isBlank() || words.codePoints().anyMatch(each -> !isSpace(each));
  }

  /**
   * How many characters somebody counts who reads it: a letter with its marks is one, and so is a
   * family of emoji (Unicode UAX 29).
   */
  public static int length(String words) {
    return (int) CHARACTER.matcher(words).results().count();
  }

  private static boolean isSpace(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  /** As {@link #isPlain} for words that may have several lines. */
  public static boolean isPlainLines(String words) {
    return words.lines().allMatch(Text::isPlain) && words.indexOf('\r') < 0;
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE ->
          true;
      default -> INVISIBLE.indexOf(codePoint) >= 0 || isNoncharacter(codePoint);
    };
  }

  private static boolean isNoncharacter(int codePoint) {
    return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
  }

  private static boolean isPartOfEmoji(int before, int each, int after) {
    if (each == JOINER) {
      boolean followsEmoji =
          before == 0xFE0F
              || Character.isEmojiModifier(before)
              || Character.isExtendedPictographic(before);
      return followsEmoji && Character.isExtendedPictographic(after);
    }
    return isTag(each) && (before == BLACK_FLAG || isTag(before));
  }

  private static boolean isTag(int codePoint) {
    return codePoint >= 0xE0020 && codePoint <= 0xE007F;
  }
}
