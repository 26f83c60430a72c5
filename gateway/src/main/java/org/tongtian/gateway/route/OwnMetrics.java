package org.tongtian.gateway.route;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.tongtian.gateway.problem.GatewayProblems;
import reactor.core.publisher.Mono;

/**
 * The gateway's metrics are for who scrapes it directly, inside the cluster or on its machine. What
 * comes through a proxy comes from outside.
 */
@Component
@Order(-30)
class OwnMetrics implements WebFilter {

  private final GatewayProblems problems;

  OwnMetrics(GatewayProblems problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean isMetrics = exchange.getRequest().getPath().value().startsWith("/actuator/prometheus");
    boolean isProxied = exchange.getRequest().getHeaders().containsHeader("X-Forwarded-For");
    return isMetrics && isProxied
        ? problems.answer(exchange, HttpStatus.NOT_FOUND, "request.not_found")
        : chain.filter(exchange);
  }
}
