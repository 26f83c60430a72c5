package org.tongtian.orders.channel.wechat;

import java.nio.charset.StandardCharsets;
import org.tongtian.kit.Pure;

/** Cuts text to the channel's lengths, never through a character. */
@Pure
final class WeChatText {

  private WeChatText() {}

  static String shortened(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  static String shortenedToBytes(String text, int bytes) {
    int characters = text.codePointCount(0, text.length());
    String kept = text;
    while (kept.getBytes(StandardCharsets.UTF_8).length > bytes) {
      kept = shortened(text, --characters);
    }
    return kept;
  }
}
