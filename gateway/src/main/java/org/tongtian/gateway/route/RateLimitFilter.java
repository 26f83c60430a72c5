package org.tongtian.gateway.route;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.tongtian.gateway.problem.GatewayProblems;
import reactor.core.publisher.Mono;

/**
 * Limits calls to the API per signed-in person, else per address, counted in Redis for all gateway
 * instances together. While Redis is away nobody is limited: selling goes first.
 */
@Component
@Order(-10)
class RateLimitFilter implements WebFilter {

  private static final String LIMITER = "api";

  private final RedisRateLimiter limiter;
  private final GatewayProblems problems;
  private final ClientAddress clientAddress;

  RateLimitFilter(
      RateLimitSettings settings,
      RedisRateLimiter limiter,
      GatewayProblems problems,
      ClientAddress clientAddress) {
    this.limiter = limiter;
    this.clientAddress = clientAddress;
    this.problems = problems;
    limiter
        .getConfig()
        .put(
            LIMITER,
            new RedisRateLimiter.Config()
                .setReplenishRate(settings.perSecond())
                .setBurstCapacity(settings.burst())
                .setRequestedTokens(1));
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getPath().value();
    if (!path.startsWith("/api/") && !path.startsWith("/ws/")) {
      return chain.filter(exchange);
    }
    return limiter
        .isAllowed(LIMITER, callerKey(exchange))
        .flatMap(
            answer -> {
              if (answer.isAllowed()) {
                return chain.filter(exchange);
              }
              exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
              return problems.answer(
                  exchange, HttpStatus.TOO_MANY_REQUESTS, "gateway.too_many_requests");
            });
  }

  private String callerKey(ServerWebExchange exchange) {
    String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      byte[] bytes = authorization.getBytes(StandardCharsets.UTF_8);
      return "token-" + UUID.nameUUIDFromBytes(bytes);
    }
    String client = clientAddress.of(exchange);
    return "address-" + (client == null ? "unknown" : client);
  }
}
