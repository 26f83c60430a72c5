package org.tongtian.gateway.problem;

import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.problem.Refusal;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes the gateway's own errors as problem details in the language of the request. */
@Component
public class GatewayProblems {

  private final Problems problems;
  private final JsonMapper json;

  GatewayProblems(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  /** Answers with the problem of that code. */
  public Mono<Void> answer(
      ServerWebExchange exchange, HttpStatusCode status, String code, Object... arguments) {
    return write(
        exchange, inLanguageOf(exchange, () -> problems.of(status, code, null, arguments)));
  }

  /** Answers with the problem of a refusal. */
  public Mono<Void> answer(ServerWebExchange exchange, Refusal refusal) {
    return write(exchange, inLanguageOf(exchange, () -> problems.of(refusal)));
  }

  private static ProblemDetail inLanguageOf(
      ServerWebExchange exchange, Supplier<ProblemDetail> problem) {
    LocaleContextHolder.setLocale(language(exchange));
    try {
      return problem.get();
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private static Locale language(ServerWebExchange exchange) {
    String wanted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    return wanted != null && wanted.startsWith("en") ? Locale.ENGLISH : Locale.CHINESE;
  }

  private Mono<Void> write(ServerWebExchange exchange, ProblemDetail problem) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(problem));
    return response.writeWith(Mono.just(body));
  }
}
