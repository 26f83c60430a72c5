package org.tongtian.live.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A room's listener that writes down what it is told, in order. */
final class RecordedEvents implements MediaListener {

  final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void stateChanged(MediaState state) {
    told.add(state.name());
  }

  @Override
  public void sessionEnded(String sessionId, EndReason reason) {
    told.add(sessionId + " ended " + reason);
  }

  @Override
  public void renegotiate(String sessionId) {
    told.add(sessionId + " renegotiate");
  }
}
