package org.tongtian.kit.text;

/**
 * One text in the two languages of the market.
 *
 * @param zh Chinese, never null
 * @param en English, never null
 */
public record Text(String zh, String en) {

  /** The text in the language of the tag ({@code en…} is English, anything else Chinese). */
  public String in(String languageTag) {
    return languageTag != null && languageTag.startsWith("en") ? en : zh;
  }
}
