package org.tongtian.kit.problem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body that could not be read, and names the field. */
public final class UnreadableBody {

  private static final String REPEATED = "Duplicate Object property";

  private UnreadableBody() {}

  /**
   * The refusal of the body.
   *
   * @param failure whatever reading it ended with; its causes are searched
   */
  public static Refusal refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JacksonException json) {
        return ofJson(json);
      }
    }
    return malformed();
  }

  private static Refusal ofJson(JacksonException failure) {
    if (failure instanceof InputCoercionException outOfRange && outOfRange.processor() != null) {
      String field = path(outOfRange.processor().streamReadContext());
      return Refusal.invalid("request.field_invalid", field, field);
    }
    if (failure instanceof StreamReadException unreadable) {
      return repeatedField(unreadable)
          .map(field -> Refusal.invalid("request.repeated_field", field, field))
          .orElseGet(UnreadableBody::malformed);
    }
    if (!(failure instanceof DatabindException) || failure.getPath().isEmpty()) {
      return malformed();
    }
    String field = path(failure.getPath());
    boolean isUnknown = failure instanceof UnrecognizedPropertyException;
    return Refusal.invalid(
        isUnknown ? "request.unknown_field" : "request.field_invalid", field, field);
  }

  private static Refusal malformed() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "request.malformed_json", null);
  }

  /** Jackson has no exception of its own for a repeated key, only this message. */
  private static Optional<String> repeatedField(StreamReadException failure) {
    return failure.getOriginalMessage().startsWith(REPEATED) && failure.processor() != null
        ? Optional.of(path(failure.processor().streamReadContext()))
        : Optional.empty();
  }

  private static String path(TokenStreamContext innermost) {
    Deque<JacksonException.Reference> path = new ArrayDeque<>();
    for (TokenStreamContext each = innermost; !each.inRoot(); each = each.getParent()) {
      path.addFirst(
          each.inArray()
              ? new JacksonException.Reference(null, each.getCurrentIndex())
              : new JacksonException.Reference(null, each.currentName()));
    }
    return path(List.copyOf(path));
  }

  private static String path(List<JacksonException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }
}
