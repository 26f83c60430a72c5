package org.tongtian.live.media;

/**
 * The media of one room: at most one presenter, many viewers, each named by the session id of its
 * signalling connection. Viewers may come before the presenter and get the picture when it arrives.
 * All methods may be called from any thread.
 */
public interface MediaRoom extends AutoCloseable {

  /** The id given to {@link MediaServer#open}. */
  String roomId();

  /**
   * Makes the session the room's presenter. A presenter that was there before is replaced (page
   * reloaded, network changed) and its viewers go on without renegotiating.
   *
   * @param sessionId the host's signalling session
   * @param offerSdp the browser's offer; it must offer VP8
   * @param client gets the answer on the calling thread before this returns, then the candidates
   * @throws MediaRefused {@code media.bad_sdp}, {@code media.unavailable}, {@code media.closed};
   *     the room is as it was before
   */
  void publish(String sessionId, String offerSdp, SignalListener client);

  /**
   * Makes the session a viewer, or negotiates an existing viewer anew.
   *
   * @param sessionId the viewer's signalling session
   * @param offerSdp the browser's receive-only offer; it must accept VP8
   * @param client gets the answer on the calling thread before this returns, then the candidates
   * @throws MediaRefused {@code media.viewer_limit}, {@code media.bad_sdp}, {@code
   *     media.unavailable}, {@code media.closed}; the room is as it was before
   */
  void view(String sessionId, String offerSdp, SignalListener client);

  /**
   * Hands over a candidate that the browser found. It may come while the session's offer is still
   * being answered.
   *
   * @throws MediaRefused {@code media.unknown_session}, {@code media.bad_candidate}, {@code
   *     media.unavailable}
   */
  void addCandidate(String sessionId, IceCandidate candidate);

  /**
   * A viewer says that its picture stands still: the presenter is asked for a keyframe, at most
   * once a second per room.
   *
   * @throws MediaRefused {@code media.unknown_session}
   */
  void reportStall(String sessionId);

  /** The session is gone; what it held is released. A session that is not here is no error. */
  void leave(String sessionId);

  /** Releases everything the room holds. Idempotent; later calls are refused. */
  @Override
  void close();
}
