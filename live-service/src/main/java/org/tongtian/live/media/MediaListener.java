package org.tongtian.live.media;

/** What a room reports by itself. Calls come one after the other, in order; none may be null. */
public interface MediaListener {

  /** The host's picture or sound began to arrive, or stopped arriving. Sent on change only. */
  void stateChanged(MediaState state);

  /** The media server let go of the session by itself; the client may publish or view again. */
  void sessionEnded(String sessionId, EndReason reason);

  /**
   * The media node was lost and another (or the same, restarted) is ready: the client must send a
   * new offer.
   */
  void renegotiate(String sessionId);
}
