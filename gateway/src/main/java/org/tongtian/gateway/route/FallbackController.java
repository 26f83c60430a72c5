package org.tongtian.gateway.route;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.tongtian.gateway.problem.GatewayProblems;
import reactor.core.publisher.Mono;

/**
 * What a breaker answers with, one name per service: {@code gateway.<service>_unavailable}. It says
 * that nothing was changed by a request that never arrived, and when to try again.
 */
@RestController
class FallbackController {

  private final GatewayProblems problems;

  FallbackController(GatewayProblems problems) {
    this.problems = problems;
  }

  @RequestMapping("/fallback/{service}")
  Mono<Void> unavailable(@PathVariable String service, ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "3");
    return problems.answer(
        exchange, HttpStatus.SERVICE_UNAVAILABLE, "gateway." + service + "_unavailable");
  }
}
