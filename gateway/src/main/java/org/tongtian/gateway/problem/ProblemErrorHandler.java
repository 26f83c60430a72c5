package org.tongtian.gateway.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.problem.StatusCodes;
import org.tongtian.kit.problem.UnreadableBody;
import reactor.core.publisher.Mono;

/** Every failure inside the gateway ends here as a problem detail. */
@Component
@Order(-2)
class ProblemErrorHandler implements ErrorWebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorHandler.class);

  private final GatewayProblems problems;

  ProblemErrorHandler(GatewayProblems problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    return switch (failure) {
      case Refusal refusal -> problems.answer(exchange, refusal);
      case ServerWebInputException input -> unreadable(exchange, input);
      case ResponseStatusException known -> ofStatus(exchange, known.getStatusCode());
      default -> unforeseen(exchange, failure);
    };
  }

  private Mono<Void> unreadable(ServerWebExchange exchange, ServerWebInputException input) {
    for (Throwable cause = input; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataBufferLimitException) {
        return ofStatus(exchange, HttpStatus.CONTENT_TOO_LARGE);
      }
    }
    return problems.answer(exchange, UnreadableBody.refusal(input));
  }

  private Mono<Void> ofStatus(ServerWebExchange exchange, HttpStatusCode status) {
    return problems.answer(exchange, status, StatusCodes.of(status));
  }

  private Mono<Void> unforeseen(ServerWebExchange exchange, Throwable failure) {
    LOG.error("{} failed", exchange.getRequest().getPath(), failure);
    return problems.answer(exchange, HttpStatus.INTERNAL_SERVER_ERROR, "internal");
  }
}
