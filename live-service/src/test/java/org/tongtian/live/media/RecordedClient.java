package org.tongtian.live.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that writes down what it is told, in order. */
final class RecordedClient implements SignalListener {

  final List<String> told = new CopyOnWriteArrayList<>();
  final List<IceCandidate> candidates = new CopyOnWriteArrayList<>();
  volatile String answer;

  @Override
  public void answer(String sdp) {
    answer = sdp;
    told.add("answer");
  }

  @Override
  public void candidate(IceCandidate candidate) {
    candidates.add(candidate);
    told.add("candidate");
  }
}
