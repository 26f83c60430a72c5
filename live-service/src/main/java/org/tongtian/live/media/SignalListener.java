package org.tongtian.live.media;

/** The way back to one client while it negotiates. The answer always comes before any candidate. */
public interface SignalListener {

  /** The answer to the client's offer. */
  void answer(String sdp);

  /** A candidate of the server, to be passed to the client. */
  void candidate(IceCandidate candidate);
}
