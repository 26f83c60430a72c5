package org.tongtian.kit.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of a request into a problem detail; what nobody foresaw is logged. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  public ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.status());
    if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, "2");
    }
    return answer.body(problems.of(refusal));
  }

  /** A header with characters that no header may have. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> rejected(RequestRejectedException failure) {
    boolean isKey =
        String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("idempotency-key");
    String code = isKey ? "idempotency.key_invalid" : "request.invalid";
    return ResponseEntity.badRequest()
        .body(problems.of(HttpStatus.BAD_REQUEST, code, isKey ? "Idempotency-Key" : null));
  }

  /** A query that is not written in UTF-8. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(InvalidParameterException failure) {
    return ResponseEntity.badRequest()
        .body(problems.of(HttpStatus.BAD_REQUEST, "request.invalid", null));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(Exception failure, HttpServletResponse response) {
    LOG.error("Request failed", failure);
    if (response.isCommitted()) {
      return null;
    }
    return ResponseEntity.internalServerError()
        .body(problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", null));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (BodyTooLargeException.isIn(failure)) {
      return answer(
          problems.of(HttpStatus.CONTENT_TOO_LARGE, "request.body_too_large", null), headers);
    }
    return answer(
        failure.getCause() == null
            ? problems.of(HttpStatus.BAD_REQUEST, "request.body_missing", null)
            : problems.of(UnreadableBody.refusal(failure)),
        headers);
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    FieldError error = failure.getBindingResult().getFieldError();
    String field = error == null ? null : error.getField();
    return answer(
        problems.of(HttpStatus.BAD_REQUEST, "request.field_invalid", field, String.valueOf(field)),
        headers);
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field =
        failure instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : failure.getPropertyName();
    return answer(
        problems.of(HttpStatus.BAD_REQUEST, "request.field_invalid", field, String.valueOf(field)),
        headers);
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field = failure.getParameterName();
    return answer(
        problems.of(HttpStatus.BAD_REQUEST, "request.field_invalid", field, field), headers);
  }

  @Override
  protected ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (failure instanceof MissingRequestHeaderException missing) {
      String code =
          "Idempotency-Key".equals(missing.getHeaderName())
              ? "idempotency.key_missing"
              : "request.header_missing";
      return answer(
          problems.of(
              HttpStatus.BAD_REQUEST, code, missing.getHeaderName(), missing.getHeaderName()),
          headers);
    }
    return super.handleServletRequestBindingException(failure, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(problems.of(status, StatusCodes.of(status), null), headers);
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
  }
}
