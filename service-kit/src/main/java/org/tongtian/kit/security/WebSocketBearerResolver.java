package org.tongtian.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Finds the access token in the Authorization header or, for WebSocket handshakes, where browsers
 * can't set one, in the subprotocol {@code bearer.<token>}.
 */
final class WebSocketBearerResolver implements BearerTokenResolver {

  private static final String PREFIX = "bearer.";

  private final BearerTokenResolver header = new DefaultBearerTokenResolver();

  @Override
  public String resolve(HttpServletRequest request) {
    String token = header.resolve(request);
    return token != null ? token : fromSubprotocol(request);
  }

  private static String fromSubprotocol(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::trim)
        .filter(value -> value.startsWith(PREFIX))
        .map(value -> value.substring(PREFIX.length()))
        .findFirst()
        .orElse(null);
  }
}
