package org.tongtian.live.message;

/** The life of a room; it only goes forward. */
public enum RoomState {
  PREPARED,
  LIVE,
  ENDED
}
