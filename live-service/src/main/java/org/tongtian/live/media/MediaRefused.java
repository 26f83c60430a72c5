package org.tongtian.live.media;

/** A media request that was turned down and changed nothing. */
public final class MediaRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why; {@link #code()} is the stable word that clients see. */
  public enum Reason {
    VIEWER_LIMIT("media.viewer_limit"),
    BAD_SDP("media.bad_sdp"),
    BAD_CANDIDATE("media.bad_candidate"),
    UNKNOWN_SESSION("media.unknown_session"),
    REPLACED("media.replaced"),
    ROOM_OPEN("media.room_open"),
    CLOSED("media.closed"),
    UNAVAILABLE("media.unavailable");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The stable code for problem details and room messages. */
    public String code() {
      return code;
    }
  }

  private final Reason reason;

  MediaRefused(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  MediaRefused(Reason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  /** Why the request was refused. */
  public Reason reason() {
    return reason;
  }

  /** The stable code, for example {@code media.viewer_limit}. */
  public String code() {
    return reason.code();
  }
}
