package org.tongtian.live.media;

/** Why the media server ended a session by itself. */
public enum EndReason {
  /** Another session of the host publishes now. */
  REPLACED,
  /** The network path broke and did not come back. */
  CONNECTION_FAILED,
  /** The client negotiated but never connected. */
  NEVER_CONNECTED
}
