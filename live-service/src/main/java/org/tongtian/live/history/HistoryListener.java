package org.tongtian.live.history;

/** Told of every message that this instance added to a history, in order within a room. */
@FunctionalInterface
public interface HistoryListener {

  /** Must not block. */
  void kept(Kept message);
}
