package org.tongtian.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.tongtian.gateway.problem.GatewayProblems;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Asks live-service by an ordinary GET whether the room would open before the client's connection
 * is upgraded (ADR 18): after the upgrade there is no status and no body left to say why not.
 */
@Component
class RoomDoor implements GatewayFilter, Ordered {

  private static final List<String> PASSED_ON =
      List.of("Content-Type", "WWW-Authenticate", "Retry-After");

  private final HttpClient client;
  private final ObjectProvider<List<HttpHeadersFilter>> headersFilters;
  private final GatewayProblems problems;

  RoomDoor(
      HttpClient client,
      ObjectProvider<List<HttpHeadersFilter>> headersFilters,
      GatewayProblems problems) {
    this.client = client;
    this.headersFilters = headersFilters;
    this.problems = problems;
  }

  private record Answer(int status, HttpHeaders headers, String body) {
    boolean isWelcome() {
      return status < HttpStatus.BAD_REQUEST.value();
    }
  }

  @Override
  public int getOrder() {
    return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (!"websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade())) {
      return chain.filter(exchange);
    }
    if (exchange.getRequest().getHeaders().getFirst("Sec-WebSocket-Key") == null) {
      return problems.answer(exchange, HttpStatus.BAD_REQUEST, "request.invalid");
    }
    return ask(exchange)
        .flatMap(answer -> answer.isWelcome() ? chain.filter(exchange) : turnAway(exchange, answer))
        .onErrorResume(RoomDoor::isAway, away -> unavailable(exchange));
  }

  private Mono<Answer> ask(ServerWebExchange exchange) {
    URI room = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
    org.springframework.http.HttpHeaders passed =
        HttpHeadersFilter.filterRequest(headersFilters.getIfAvailable(List::of), exchange);
    return client
        .headers(headers -> copy(passed, headers))
        .get()
        .uri(room)
        .responseSingle(
            (response, body) ->
                body.asString(StandardCharsets.UTF_8)
                    .defaultIfEmpty("")
                    .map(
                        text ->
                            new Answer(
                                response.status().code(), response.responseHeaders(), text)));
  }

  private static void copy(org.springframework.http.HttpHeaders from, HttpHeaders to) {
    from.forEach(
        (name, values) -> {
          if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Upgrade")) {
            to.set(name, values);
          }
        });
  }

  private static Mono<Void> turnAway(ServerWebExchange exchange, Answer answer) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
    for (String name : PASSED_ON) {
      String value = answer.headers().get(name);
      if (value != null) {
        response.getHeaders().set(name, value);
      }
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  private static boolean isAway(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof TimeoutException
        || failure instanceof ChannelException;
  }

  private Mono<Void> unavailable(ServerWebExchange exchange) {
    exchange.getResponse().getHeaders().set("Retry-After", "3");
    return problems.answer(exchange, HttpStatus.SERVICE_UNAVAILABLE, "gateway.live_unavailable");
  }
}
