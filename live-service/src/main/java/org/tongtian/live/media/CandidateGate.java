package org.tongtian.live.media;

import java.util.ArrayList;
import java.util.List;

/** Holds the server's candidates back until the client has its answer. */
final class CandidateGate {

  private final SignalListener client;
  private final List<IceCandidate> held = new ArrayList<>();
  private boolean open;

  CandidateGate(SignalListener client) {
    this.client = client;
  }

  void answer(String sdp) {
    client.answer(sdp);
    List<IceCandidate> waiting;
    do {
      waiting = takeOrOpen();
      waiting.forEach(client::candidate);
    } while (!waiting.isEmpty());
  }

  void candidate(IceCandidate candidate) {
    if (holdBack(candidate)) {
      return;
    }
    client.candidate(candidate);
  }

  private synchronized List<IceCandidate> takeOrOpen() {
    List<IceCandidate> waiting = List.copyOf(held);
    held.clear();
    open = waiting.isEmpty();
    return waiting;
  }

  private synchronized boolean holdBack(IceCandidate candidate) {
    if (!open) {
      held.add(candidate);
    }
    return !open;
  }
}
