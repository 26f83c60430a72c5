package org.tongtian.gateway.problem;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.function.Supplier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.tongtian.kit.problem.CallerLanguage;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.problem.StatusCodes;
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
        exchange, in(languages(exchange), () -> problems.of(status, code, null, arguments)));
  }

  /** Answers with the problem of a refusal. */
  public Mono<Void> answer(ServerWebExchange exchange, Refusal refusal) {
    return write(exchange, in(languages(exchange), () -> problems.of(refusal)));
  }

  /** The problem of that status as JSON, where there is no exchange yet and so no trace. */
  byte[] body(String acceptLanguage, HttpStatusCode status) {
    return json.writeValueAsBytes(
        in(acceptLanguage, () -> problems.of(status, StatusCodes.of(status), null)));
  }

  private static ProblemDetail in(String acceptLanguage, Supplier<ProblemDetail> problem) {
    LocaleContextHolder.setLocale(CallerLanguage.of(acceptLanguage));
    try {
      return problem.get();
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private static String languages(ServerWebExchange exchange) {
    return exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
  }

  /** A reactive request runs on many threads, so its trace is with the exchange, not the thread. */
  private static String traceId(ServerWebExchange exchange) {
    return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .map(observed -> observed.<TracingContext>get(TracingContext.class))
        .map(tracing -> tracing.getSpan().context().traceId())
        .orElse(null);
  }

  private Mono<Void> write(ServerWebExchange exchange, ProblemDetail problem) {
    problem.setProperty("traceId", traceId(exchange));
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(problem));
    return response.writeWith(Mono.just(body));
  }
}
