package org.tongtian.kit.problem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A request that is refused with a reason its sender can act on; nothing was changed. Becomes an
 * RFC 9457 problem detail whose sentence is looked up by the code in the caller's language.
 */
public final class Refusal extends RuntimeException {

  private final String code;
  private final int status; // a number, so that refusing needs no web classes where there are none
  private final String field;
  private final String readyDetail;
  private final List<Object> arguments;
  private final List<LineFault> lines;
  private final Map<String, Object> properties;

  private Refusal(
      int status, String code, String field, String readyDetail, List<Object> arguments) {
    this(status, code, field, readyDetail, arguments, List.of(), Map.of());
  }

  private Refusal(
      int status,
      String code,
      String field,
      String readyDetail,
      List<Object> arguments,
      List<LineFault> lines,
      Map<String, Object> properties) {
    super(code + (field == null ? "" : " (" + field + ")") + " " + arguments);
    this.status = status;
    this.code = code;
    this.field = field;
    this.readyDetail = readyDetail;
    this.arguments = arguments;
    this.lines = List.copyOf(lines);
    this.properties = Map.copyOf(properties);
  }

  /** 400: the named field of the request is at fault. */
  public static Refusal invalid(String code, String field, Object... arguments) {
    return new Refusal(400, code, field, null, Arrays.asList(arguments));
  }

  /** 404. */
  public static Refusal notFound(String code, Object... arguments) {
    return new Refusal(404, code, null, null, Arrays.asList(arguments));
  }

  /** 409: the request is sound, the present state does not allow it. */
  public static Refusal conflict(String code, Object... arguments) {
    return new Refusal(409, code, null, null, Arrays.asList(arguments));
  }

  /** 401. */
  public static Refusal unauthenticated(String code) {
    return of(HttpStatus.UNAUTHORIZED, code, null);
  }

  /** 403. */
  public static Refusal forbidden(String code) {
    return of(HttpStatus.FORBIDDEN, code, null);
  }

  /** 503: try again later; nothing was lost. */
  public static Refusal unavailable(String code, Object... arguments) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, code, null, arguments);
  }

  /** Any status; field may be null. */
  public static Refusal of(HttpStatus status, String code, String field, Object... arguments) {
    return new Refusal(status.value(), code, field, null, Arrays.asList(arguments));
  }

  /** What another service refused, passed on with its own sentence. */
  public static Refusal passedOn(HttpStatus status, String code, String field, String detail) {
    return new Refusal(status.value(), code, field, detail, List.of());
  }

  /** 400: a table with faults; each line at fault is named beside the sentence. */
  public static Refusal inLines(String code, String field, List<LineFault> lines) {
    return new Refusal(400, code, field, null, List.of(lines.size()), lines, Map.of());
  }

  /**
   * The same refusal with one thing more that a program can read beside the sentence, e.g. the
   * moment a sale opens at; passed on from service to service.
   *
   * @param value text, a number or true/false
   */
  public Refusal with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(properties);
    more.put(name, value);
    return new Refusal(status, code, field, readyDetail, arguments, lines, more);
  }

  /** Whether another service refused, and so has answered clearly that it did nothing. */
  public boolean isPassedOn() {
    return readyDetail != null;
  }

  /** What a program can read beside the sentence, by name. */
  public Map<String, Object> properties() {
    return properties;
  }

  /** The lines at fault, empty where it is not about a table. */
  public List<LineFault> lines() {
    return lines;
  }

  /** Stable name of the reason, e.g. {@code order.not_enough_stock}. */
  public String code() {
    return code;
  }

  /** The HTTP status to answer with. */
  public HttpStatus status() {
    return HttpStatus.valueOf(status);
  }

  /** The request field at fault, or null. */
  public String field() {
    return field;
  }

  /** A finished sentence that replaces the look-up by code, or null. */
  public String readyDetail() {
    return readyDetail;
  }

  /** Values for the sentence. */
  public Object[] arguments() {
    return arguments.toArray();
  }
}
