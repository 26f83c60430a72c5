package org.tongtian.kit.problem;

import org.springframework.http.HttpStatusCode;

/** The code of a refusal that a framework or server made, known by its status alone. */
public final class StatusCodes {

  private StatusCodes() {}

  /** A code with sentences in {@code problems/kit}. */
  public static String of(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> "auth.required";
      case 403 -> "auth.forbidden";
      case 404 -> "request.not_found";
      case 405, 501 -> "request.method_not_allowed";
      case 406 -> "request.not_acceptable";
      case 413 -> "request.body_too_large";
      case 414 -> "request.uri_too_long";
      case 415 -> "request.media_type";
      case 431 -> "request.headers_too_large";
      case 502, 503, 504 -> "remote.unavailable";
      default -> status.is4xxClientError() ? "request.invalid" : "internal";
    };
  }
}
