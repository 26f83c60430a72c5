package org.tongtian.live.channel;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.tongtian.kit.Pure;

/** Which pages may open the room channel: those of the same host, and those that are configured. */
@Pure
final class Origins {

  private Origins() {}

  /**
   * @param origin the page's origin, null from clients that are no browsers
   * @param forwardedHost what the gateway was asked for, may be null
   */
  static boolean mayOpen(String origin, String host, String forwardedHost, List<String> also) {
    if (origin == null) {
      return true;
    }
    String page = hostOf(origin);
    return page != null
        && (page.equals(hostOf("ws://" + host))
            || (forwardedHost != null && page.equals(hostOf("ws://" + forwardedHost)))
            || also.contains(page));
  }

  private static String hostOf(String uri) {
    try {
      String host = URI.create(uri).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
