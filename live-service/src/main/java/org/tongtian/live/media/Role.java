package org.tongtian.live.media;

/** What a session does in a room. */
enum Role {
  PRESENTER,
  VIEWER
}
