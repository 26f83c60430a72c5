package org.tongtian.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.tongtian.kit.problem.CallerLanguage;
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
      HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String code)
      throws IOException {
    byte[] body = body(request, status, code).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(body);
  }

  /** The problem with that code as JSON, in the language of the request. */
  public String body(HttpServletRequest request, HttpStatusCode status, String code) {
    LocaleContextHolder.setLocale(
        CallerLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    try {
      return json.writeValueAsString(problems.of(status, code, null));
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }
}
