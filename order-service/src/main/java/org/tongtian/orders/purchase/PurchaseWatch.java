package org.tongtian.orders.purchase;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets a phone that waits for its payment hear of it at once with one request, instead of asking
 * again and again on a bad network. What another instance decides is seen a moment later.
 */
@Component
public class PurchaseWatch {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final ConcurrentMap<String, CountDownLatch> waiting = new ConcurrentHashMap<>();

  /** Something about the payment of a purchase was decided here. */
  public void changed(String purchaseId) {
    CountDownLatch waiters = waiting.remove(purchaseId);
    if (waiters != null) {
      waiters.countDown();
    }
  }

  /**
   * What is seen as soon as it is so, at the latest when the time is over.
   *
   * @param look sees how it is: at once, whenever something changed, and now and then without
   */
  public <T> T await(String purchaseId, Duration longest, Supplier<T> look, Predicate<T> isSo) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      CountDownLatch change = waiting.computeIfAbsent(purchaseId, id -> new CountDownLatch(1));
      boolean isOver = true;
      try {
        T seen = look.get();
        isOver = isSo.test(seen) || System.nanoTime() - end >= 0 || !pause(change, end);
        if (isOver) {
          return seen;
        }
      } finally {
        if (isOver && waiting.remove(purchaseId, change)) {
          change.countDown(); // who waits beside this one would not hear of a change any more
        }
      }
    }
  }

  /** False where the thread is to stop. */
  private static boolean pause(CountDownLatch change, long end) {
    long longest = Math.min(LOOK_AGAIN.toNanos(), Math.max(1, end - System.nanoTime()));
    try {
      change.await(longest, TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
