package org.tongtian.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.gateway.filter.ratelimit.RateLimiter;
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
  private final Cache<String, Lease> leases =
      Caffeine.newBuilder()
          .maximumSize(100_000)
          .expireAfterWrite(LEASE)
          .executor(Runnable::run)
          .build();

  /** Calls of one caller that Redis is asked for together; whoever comes meanwhile waits for it. */
  private record Lease(AtomicInteger left, Mono<Boolean> isGranted) {

    boolean takes() {
      return left.getAndDecrement() > 0;
    }
  }

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
    Lease known = leases.getIfPresent(caller);
    Lease lease = known != null && known.takes() ? known : renewed(caller);
    return lease
        .isGranted()
        .flatMap(isGranted -> isGranted ? chain.filter(exchange) : refuse(exchange, caller, lease));
  }

  /** A lease with a call left, which is taken. */
  private Lease renewed(String caller) {
    return leases
        .asMap()
        .compute(
            caller, (key, known) -> known != null && known.takes() ? known : leaseOfRedis(caller));
  }

  private Lease leaseOfRedis(String caller) {
    int calls = limiter.getConfig().get(LIMITER).getRequestedTokens();
    return new Lease(
        new AtomicInteger(calls - 1),
        limiter.isAllowed(LIMITER, caller).map(RateLimiter.Response::isAllowed).cache());
  }

  private Mono<Void> refuse(ServerWebExchange exchange, String caller, Lease refused) {
    leases.asMap().remove(caller, refused);
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    return problems.answer(exchange, HttpStatus.TOO_MANY_REQUESTS, "gateway.too_many_requests");
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
