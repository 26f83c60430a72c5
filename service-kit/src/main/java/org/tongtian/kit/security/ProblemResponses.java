package org.tongtian.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.tongtian.kit.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details where a request is turned away before it reaches a controller. */
public final class ProblemResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final Problems problems;
  private final JsonMapper json;

  public ProblemResponses(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    write(request, response, HttpStatus.UNAUTHORIZED, "auth.required");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    write(request, response, HttpStatus.FORBIDDEN, "auth.forbidden");
  }

  /** Writes the problem with that code; the language is the request's. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    LocaleContextHolder.setLocale(request.getLocale());
    try {
      ProblemDetail problem = problems.of(status, code, null);
      response.setStatus(status.value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(problem));
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }
}
