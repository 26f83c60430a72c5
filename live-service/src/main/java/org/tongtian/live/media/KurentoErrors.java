package org.tongtian.live.media;

import java.util.OptionalInt;
import org.kurento.client.internal.server.KurentoServerException;
import org.kurento.jsonrpc.JsonRpcErrorException;

/** Reads what a media node answered, or that it did not. */
final class KurentoErrors {

  /** The node knows no object by this handle. */
  static final int OBJECT_NOT_FOUND = 40101;

  private static final int FIRST_SDP_ERROR = 40200;
  private static final int LAST_SDP_ERROR = 40299;

  private KurentoErrors() {}

  /** The code of an error that the node itself reported; empty when it did not answer at all. */
  static OptionalInt code(Throwable failure) {
    if (failure instanceof KurentoServerException answered) {
      return OptionalInt.of(answered.getCode());
    }
    if (failure instanceof JsonRpcErrorException answered) {
      return OptionalInt.of(answered.getCode());
    }
    return OptionalInt.empty();
  }

  /** An answer, even a refusal, shows that the node lives; silence counts against it. */
  static boolean isSilence(Throwable failure) {
    return code(failure).isEmpty();
  }

  static MediaRefused refusal(String what, Throwable failure) {
    int code = code(failure).orElse(0);
    if (code == OBJECT_NOT_FOUND) {
      return new MediaRefused(
          MediaRefused.Reason.UNKNOWN_SESSION,
          "The media node no longer knows this session: " + what,
          failure);
    }
    if (code >= FIRST_SDP_ERROR && code <= LAST_SDP_ERROR) {
      return new MediaRefused(
          MediaRefused.Reason.BAD_SDP, "The media node did not understand the offer.", failure);
    }
    return new MediaRefused(
        MediaRefused.Reason.UNAVAILABLE, "The media node could not do this: " + what, failure);
  }
}
