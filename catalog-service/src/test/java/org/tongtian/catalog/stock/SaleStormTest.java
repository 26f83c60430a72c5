package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;

/** Many buyers, one lot. */
class SaleStormTest extends StockUnderTest {

  private static final int BUYERS = 24;

  @Test
  void exactlyTheStockIsSoldWhoeverTapsTwice() throws Exception {
    declare(300);
    Set<String> taken = ConcurrentHashMap.newKeySet();
    storm(
        BUYERS,
        () -> {
          while (true) {
            String orderId = Ids.next();
            try (ExecutorService taps = Executors.newVirtualThreadPerTaskExecutor()) {
              Future<Boolean> first = taps.submit(() -> tryReserve(orderId, 1));
              Future<Boolean> second = taps.submit(() -> tryReserve(orderId, 1));
              boolean got = first.get();
              if (!second.get() && !got) {
                return null;
              }
              taken.add(orderId);
            }
          }
        });

    assertThat(taken).hasSize(300);
    assertThat(standing()).isEqualTo(300);
    assertThat(live()).isZero();
    taken.parallelStream().forEach(id -> sales.paid(List.of(id)));
    assertThat(figures().sold().toNumber().longValueExact()).isEqualTo(300);
  }

  @Test
  void redisIsFlushedAgainAndAgainInTheMiddleOfASale() throws Exception {
    declare(400);
    Set<String> paid = ConcurrentHashMap.newKeySet();
    AtomicBoolean open = new AtomicBoolean(true);
    Thread flusher = Thread.ofVirtual().start(() -> flushWhile(open));
    try {
      storm(BUYERS, () -> buyUntilSoldOut(paid));
    } finally {
      open.set(false);
      flusher.join();
    }
    assertThat(standing()).isLessThanOrEqualTo(400);
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    sweeper.sweepReservations();
    buyUntilSoldOut(paid);

    assertThat(paid).allSatisfy(id -> assertThat(state(id)).isEqualTo(ReservationState.SOLD));
    assertThat(standing()).isEqualTo(400);
    assertThat(figures().reserved().thousandths()).isZero();
    assertThat(live()).isZero();
  }

  /** Buys by ones and threes; every fourth order is cancelled, the others are paid. */
  private Void buyUntilSoldOut(Set<String> paid) {
    for (int turn = 0; ; turn++) {
      String orderId = buy(turn % 2 == 0 ? 1 : 3);
      if (orderId == null) {
        orderId = buy(1);
      }
      if (orderId == null) {
        return null;
      }
      settle(orderId, turn, paid);
    }
  }

  /** The order that got it, null where too little is left; comes back while the lot is counted. */
  private String buy(long units) {
    while (true) {
      String orderId = Ids.next();
      try {
        return tryReserve(orderId, units) ? orderId : null;
      } catch (Refusal refusal) {
        assertThat(refusal.code()).isEqualTo("catalog.stock_rebuilding");
      }
    }
  }

  private void settle(String orderId, int turn, Set<String> paid) {
    if (turn % 4 == 3) {
      sales.cancelled(orderId);
    } else {
      untilDone(() -> sales.paid(List.of(orderId)));
      paid.add(orderId);
    }
  }

  /** As the stream does: what fails is given again. */
  private static void untilDone(Runnable fact) {
    while (true) {
      try {
        fact.run();
        return;
      } catch (Refusal busy) {
        assertThat(busy.code()).isEqualTo("catalog.stock_rebuilding");
      }
    }
  }

  private boolean tryReserve(String orderId, long units) {
    try {
      stock.reserve(List.of(claim(orderId, units)));
      return true;
    } catch (Refusal refusal) {
      if (refusal.code().equals("catalog.not_enough_stock")) {
        return false;
      }
      throw refusal;
    }
  }

  private void flushWhile(AtomicBoolean open) {
    while (open.get()) {
      flushRedis();
      try {
        Thread.sleep(15);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void storm(int threads, Callable<Void> each) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(each));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }
}
