package org.tongtian.live.signalling;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The relay for phones behind strict networks.
 *
 * @param turnUris addresses of coturn as browsers write them; empty where there is none
 * @param turnSecret its {@code static-auth-secret}
 */
@ConfigurationProperties("tongtian.live")
record TurnSettings(@DefaultValue List<String> turnUris, @DefaultValue("") String turnSecret) {

  boolean isThere() {
    return !turnUris.isEmpty() && !turnSecret.isBlank();
  }
}
