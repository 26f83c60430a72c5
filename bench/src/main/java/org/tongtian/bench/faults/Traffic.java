package org.tongtian.bench.faults;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tongtian.bench.harness.http.Answer;

/** The buyers' requests that are on their way, so that a kill knows whom it met. Thread-safe. */
final class Traffic {

  private static final int SERVER_FAULT = 500;
  private static final int TOO_MANY = 429;

  private final Set<Request> open = ConcurrentHashMap.newKeySet();
  private volatile Strike last;

  /** A request. */
  @FunctionalInterface
  interface Call {
    Answer send() throws IOException;
  }

  /** A request that was sent and perhaps answered. */
  static final class Request {
    private final boolean places;
    private final long begun = System.nanoTime();
    private volatile boolean served;

    private Request(boolean places) {
      this.places = places;
    }

    boolean isServed() {
      return served;
    }
  }

  /** Sends it. */
  Answer send(boolean places, Call call) throws IOException {
    Request request = new Request(places);
    open.add(request);
    try {
      Answer answer = call.send();
      request.served = isServed(answer);
      return answer;
    } finally {
      open.remove(request);
      Strike strike = last;
      if (request.served && request.places && strike != null) {
        strike.servedFrom(request.begun);
      }
    }
  }

  /** Whether somebody answered who was able to; a refusal is an answer. */
  static boolean isServed(Answer answer) {
    return answer.status() < SERVER_FAULT && answer.status() != TOO_MANY;
  }

  int inFlight() {
    return open.size();
  }

  /** What is on its way now; from now on the strike hears when a purchase is answered again. */
  List<Request> meet(Strike strike) {
    last = strike;
    return List.copyOf(open);
  }
}
