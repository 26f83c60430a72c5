package org.tongtian.live.media;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Tells a room's listener what happened, in order, on a thread that holds nothing. */
final class RoomEvents {

  private final MediaListener listener;
  private final SerialQueue queue;
  private final AtomicReference<MediaState> state = new AtomicReference<>(MediaState.INTERRUPTED);

  RoomEvents(MediaListener listener, Executor threads) {
    this.listener = listener;
    this.queue = new SerialQueue(threads);
  }

  void state(MediaState now) {
    if (state.getAndSet(now) != now) {
      queue.execute(() -> listener.stateChanged(now));
    }
  }

  void ended(String sessionId, EndReason reason) {
    queue.execute(() -> listener.sessionEnded(sessionId, reason));
  }

  void renegotiate(String sessionId) {
    queue.execute(() -> listener.renegotiate(sessionId));
  }
}
