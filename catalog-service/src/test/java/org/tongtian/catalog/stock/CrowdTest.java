package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;

/** Who comes to a crowded lot waits in order, or is told how many are before. */
class CrowdTest {

  private static final List<String> LOT = List.of("lot");

  @Test
  void whoWaitsIsServedInTheOrderTheyCame() throws Exception {
    Crowd crowd = crowd(1, 10, Duration.ofSeconds(30));
    List<Integer> served = new CopyOnWriteArrayList<>();
    CountDownLatch open = new CountDownLatch(1);
    try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      buyers.execute(() -> crowd.inTurn(LOT, () -> waitFor(open)));
      for (int i = 0; i < 5; i++) {
        int number = i;
        await().until(() -> crowd.waitingFor("lot") == number);
        buyers.execute(() -> crowd.inTurn(LOT, () -> served.add(number)));
      }
      await().until(() -> crowd.waitingFor("lot") == 5);
      open.countDown();
    }
    assertThat(served).containsExactly(0, 1, 2, 3, 4);
    assertThat(crowd.isQuiet()).isTrue();
  }

  @Test
  void whoComesToAFullQueueIsToldHowManyAreBefore() throws Exception {
    Crowd crowd = crowd(1, 1, Duration.ofSeconds(30));
    CountDownLatch open = new CountDownLatch(1);
    try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      buyers.execute(() -> crowd.inTurn(LOT, () -> waitFor(open)));
      await().until(() -> !crowd.isQuiet());
      buyers.execute(() -> crowd.inTurn(LOT, () -> true));
      await().until(() -> crowd.waitingFor("lot") == 1);

      assertThatThrownBy(() -> crowd.inTurn(Arrays.asList("another", "lot"), () -> true))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo("catalog.crowded");
                assertThat(refusal.properties()).containsEntry("before", 1);
              });
      assertThat(crowd.inTurn(List.of("another"), () -> "through")).isEqualTo("through");
      open.countDown();
    }
    assertThat(crowd.isQuiet()).isTrue();
  }

  @Test
  void whoWaitedTooLongComesBack() throws Exception {
    Crowd crowd = crowd(1, 5, Duration.ofMillis(1));
    CountDownLatch open = new CountDownLatch(1);
    try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      buyers.execute(() -> crowd.inTurn(LOT, () -> waitFor(open)));
      await().until(() -> !crowd.isQuiet());
      assertThatThrownBy(() -> crowd.inTurn(LOT, () -> true)).hasMessageContaining("crowded");
      open.countDown();
    }
    assertThat(crowd.inTurn(LOT, () -> "through")).isEqualTo("through");
    assertThat(crowd.isQuiet()).isTrue();
  }

  private static Crowd crowd(int inside, int waiting, Duration patience) {
    return new Crowd(inside, waiting, patience, new StockMeters(new SimpleMeterRegistry()));
  }

  private static boolean waitFor(CountDownLatch open) {
    try {
      open.await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
