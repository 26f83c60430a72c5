package org.tongtian.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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
 * instances together. A caller's calls are taken from there a tenth of the burst at a time and kept
 * for a second, since a question to Redis costs more than the call's way through here. While Redis
 * is away nobody is limited: selling goes first.
 */
@Component
@Order(-10)
class RateLimitFilter implements WebFilter {

  private static final String LIMITER = "api";
  private static final int LEASES = 10;
  private static final Duration LEASE = Duration.ofSeconds(1);

  private final RedisRateLimiter limiter;
  private final GatewayProblems problems;
  private final ClientAddress clientAddress;
  private final Cache<String, AtomicInteger> leased =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(LEASE).build();

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
                .setRequestedTokens(Math.max(1, settings.burst() / LEASES)));
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getPath().value();
    if (!path.startsWith("/api/") && !path.startsWith("/ws/")) {
      return chain.filter(exchange);
    }
    String caller = callerKey(exchange);
    if (isLeased(caller)) {
      return chain.filter(exchange);
    }
    return limiter
        .isAllowed(LIMITER, caller)
        .flatMap(
            answer -> {
              if (answer.isAllowed()) {
                lease(caller);
                return chain.filter(exchange);
              }
              exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
              return problems.answer(
                  exchange, HttpStatus.TOO_MANY_REQUESTS, "gateway.too_many_requests");
            });
  }

  private boolean isLeased(String caller) {
    AtomicInteger left = leased.getIfPresent(caller);
    return left != null && left.getAndDecrement() > 0;
  }

  /** What was taken but for the call that asked. */
  private void lease(String caller) {
    int more = limiter.getConfig().get(LIMITER).getRequestedTokens() - 1;
    if (more > 0) {
      leased.put(caller, new AtomicInteger(more));
    }
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
