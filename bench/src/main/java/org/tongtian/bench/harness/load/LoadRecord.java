package org.tongtian.bench.harness.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps what the clients report while a load runs. Thread-safe. */
final class LoadRecord {

  private static final int SHOWN_FAILURES = 3;

  private final long from;
  private final Map<Outcome, Latencies> latencies = new EnumMap<>(Outcome.class);
  private final List<String> failures = new ArrayList<>();

  /**
   * @param from operations due before this time are warm-up and are not kept
   */
  LoadRecord(long from) {
    this.from = from;
    for (Outcome outcome : Outcome.values()) {
      latencies.put(outcome, new Latencies());
    }
  }

  /** Runs the operation and keeps how it ended. */
  void run(Operation operation, LoadClient client, long due) {
    Outcome outcome = outcome(operation, client);
    if (due - from >= 0) {
      latencies.get(outcome).record(due, System.nanoTime());
    }
  }

  LoadResult result(Duration measured, long unsent) {
    synchronized (failures) {
      return new LoadResult(
          measured,
          latencies.get(Outcome.ACCEPTED),
          latencies.get(Outcome.REFUSED),
          latencies.get(Outcome.FAILED),
          unsent,
          List.copyOf(failures));
    }
  }

  private Outcome outcome(Operation operation, LoadClient client) {
    try {
      return operation.run(client);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Outcome.FAILED;
    } catch (Exception failure) {
      keep(failure);
      return Outcome.FAILED;
    }
  }

  private void keep(Exception failure) {
    String reason = failure.toString();
    synchronized (failures) {
      if (failures.size() < SHOWN_FAILURES && !failures.contains(reason)) {
        failures.add(reason);
      }
    }
  }
}
