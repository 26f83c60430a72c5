package org.tongtian.bench.faults;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One fault: what was struck, when, whom it met, and how long it was felt. */
final class Strike {

  private final String target;
  private final int tries;
  private final long at;
  private final List<Traffic.Request> met;
  private final AtomicLong servedAgain = new AtomicLong();
  private volatile long gone = Long.MAX_VALUE;
  private volatile long back;

  /**
   * @param tries how many tries had begun
   */
  Strike(String target, int tries, Traffic traffic) {
    this.target = target;
    this.tries = tries;
    this.at = System.nanoTime();
    this.met = traffic.meet(this);
  }

  void gone() {
    gone = System.nanoTime();
  }

  void back() {
    back = System.nanoTime();
  }

  /** A purchase was answered that was asked for then. */
  void servedFrom(long asked) {
    if (asked > gone) {
      servedAgain.compareAndSet(0, System.nanoTime());
    }
  }

  boolean isServedAgain() {
    return servedAgain.get() != 0;
  }

  String target() {
    return target;
  }

  int tries() {
    return tries;
  }

  /** Requests that were on their way. */
  int inFlight() {
    return met.size();
  }

  /** Those of them that nobody answered, or only by saying that somebody else did not. */
  long unanswered() {
    return met.stream().filter(request -> !request.isServed()).count();
  }

  double secondsSince(long began) {
    return seconds(at - began);
  }

  /** Until the process, or its successor, was ready. */
  double backAfter() {
    return seconds(back - at);
  }

  /** Until a purchase was answered that was asked for afterwards. */
  double servedAfter() {
    return seconds(servedAgain.get() - at);
  }

  private static double seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) / 1000.0;
  }
}
