package org.tongtian.orders.channel.wechat;

import java.util.regex.Pattern;
import org.tongtian.kit.Pure;

/**
 * Our ids in WeChat Pay's form and back. Its {@code out_trade_no} has at most 32 characters, which
 * is what a UUID has without its dashes; refunds are written the same way.
 */
@Pure
final class WeChatIds {

  private static final Pattern BARE =
      Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

  private WeChatIds() {}

  static String toChannel(String id) {
    return id.replace("-", "");
  }

  /** What is none of our ids stays as it is: a statement must show it. */
  static String fromChannel(String number) {
    return BARE.matcher(number).replaceFirst("$1-$2-$3-$4-$5");
  }
}
