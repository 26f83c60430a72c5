package org.tongtian.live.media;

/** Whether the host's picture or sound reaches the media server. */
public enum MediaState {
  FLOWING,
  INTERRUPTED
}
