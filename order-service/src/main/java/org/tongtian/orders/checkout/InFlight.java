package org.tongtian.orders.checkout;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tongtian.kit.problem.Refusal;

/**
 * Lets a double tap wait for its twin. It only spares work: what two instances do at once under the
 * same id, the steps themselves make harmless.
 */
final class InFlight {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ConcurrentMap<String, CountDownLatch> running = new ConcurrentHashMap<>();

  /** Runs the work once the others under that id have ended; 409 where they take too long. */
  <T> T alone(String id, Supplier<T> work) {
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch other = running.putIfAbsent(id, mine);
    while (other != null) {
      await(other);
      other = running.putIfAbsent(id, mine);
    }
    try {
      return work.get();
    } finally {
      running.remove(id);
      mine.countDown();
    }
  }

  private static void await(CountDownLatch other) {
    try {
      if (!other.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Refusal.conflict("idempotency.in_progress");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.conflict("idempotency.in_progress");
    }
  }
}
