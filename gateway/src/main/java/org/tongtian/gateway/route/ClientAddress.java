package org.tongtian.gateway.route;

import java.net.InetSocketAddress;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells services in {@code X-Forwarded-For} whom the gateway serves: one address, that no client
 * can choose. It comes after the filter that takes every {@code X-Forwarded-} header of a client
 * away.
 */
@Component
class ClientAddress implements HttpHeadersFilter, Ordered {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final TrustedProxies proxies;

  ClientAddress(ProxySettings settings) {
    this.proxies = new TrustedProxies(settings.trusted());
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    HttpHeaders headers = new HttpHeaders();
    headers.addAll(input);
    String client = of(exchange);
    if (client == null) {
      headers.remove(FORWARDED_FOR);
    } else {
      headers.set(FORWARDED_FOR, client);
    }
    return headers;
  }

  /** The client's address; null where its connection is gone already. */
  String of(ServerWebExchange exchange) {
    InetSocketAddress connection = exchange.getRequest().getRemoteAddress();
    return connection == null
        ? null
        : proxies
            .client(
                connection.getAddress(),
                exchange.getRequest().getHeaders().getOrEmpty(FORWARDED_FOR))
            .getHostAddress();
  }
}
