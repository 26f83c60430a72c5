package org.tongtian.catalog.stock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;

/**
 * Lets so many claims on a lot in at once, in the order they came, so that a stampede on one lot
 * leaves room for the others and nobody waits without being told. Who would wait too long is
 * refused with {@code catalog.crowded} (503), which says how many were before; nothing was taken,
 * and the same ids may come again.
 */
@Component
class Crowd {

  private final int inside;
  private final int waiting;
  private final Duration patience;
  private final StockMeters meters;
  private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

  /** One lot's gate, which is there while somebody is at it. */
  private static final class Gate {
    private final Semaphore room;
    private int users; // guarded by the map's bin

    Gate(int inside) {
      room = new Semaphore(inside, true);
    }
  }

  /**
   * @param inside how many claims on one lot run at once
   * @param waiting how many may wait for it
   * @param patience how long they wait, less than a caller's time-out
   */
  Crowd(
      @Value("${tongtian.stock.crowd.inside}") int inside,
      @Value("${tongtian.stock.crowd.waiting}") int waiting,
      @Value("${tongtian.stock.crowd.patience}") Duration patience,
      StockMeters meters) {
    this.inside = inside;
    this.waiting = waiting;
    this.patience = patience;
    this.meters = meters;
  }

  /**
   * Does it once each lot has room; lots are entered in one order, so that nobody locks another.
   */
  <T> T inTurn(Collection<String> lotIds, Supplier<T> what) {
    List<String> entered = new ArrayList<>();
    try {
      for (String lotId : lotIds.stream().sorted().toList()) {
        enter(lotId);
        entered.add(lotId);
      }
      return what.get();
    } finally {
      entered.forEach(this::leave);
    }
  }

  /** How many wait for room at the lot. */
  int waitingFor(String lotId) {
    Gate gate = gates.get(lotId);
    return gate == null ? 0 : gate.room.getQueueLength();
  }

  /** Whether nobody is at any lot, so that nothing is remembered of it. */
  boolean isQuiet() {
    return gates.isEmpty();
  }

  private void enter(String lotId) {
    Gate gate = come(lotId);
    int before = gate.room.getQueueLength();
    boolean isIn = before < waiting && waitFor(gate);
    if (!isIn) {
      int now = Math.max(1, gate.room.getQueueLength());
      go(lotId);
      meters.crowded();
      throw Refusal.unavailable("catalog.crowded", String.valueOf(now)).with("before", now);
    }
  }

  private void leave(String lotId) {
    gates.get(lotId).room.release();
    go(lotId);
  }

  private boolean waitFor(Gate gate) {
    try {
      return gate.room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Gate come(String lotId) {
    return gates.compute(
        lotId,
        (id, known) -> {
          Gate gate = known == null ? new Gate(inside) : known;
          gate.users++;
          return gate;
        });
  }

  private void go(String lotId) {
    gates.computeIfPresent(lotId, (id, gate) -> --gate.users == 0 ? null : gate);
  }
}
