package org.tongtian.live.media;

/** One client's connection to the engine. {@link #release()} is called once and may be slow. */
interface MediaSession {

  String id();

  Role role();

  String answer();

  void addCandidate(IceCandidate candidate);

  /** Whether the client's network path was ever up. */
  boolean everConnected();

  void release();
}
