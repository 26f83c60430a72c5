package org.tongtian.kit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Callers share work and each gets its own answer. */
class TogetherTest {

  private final List<Integer> sizes = new CopyOnWriteArrayList<>();

  @Test
  void whoComesWhileWorkRunsSharesTheNext() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Together<Integer, Integer> together =
        new Together<>(
            "test",
            1,
            4,
            items -> {
              sizes.add(items.size());
              awaitOpen(open);
              return items.stream().map(each -> each * 10).toList();
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = callers.submit(() -> together.ask(1));
      while (sizes.isEmpty()) {
        Thread.onSpinWait();
      }
      List<Future<List<Integer>>> others =
          IntStream.range(0, 3)
              .mapToObj(i -> callers.submit(() -> together.ask(Arrays.asList(i, i + 100))))
              .toList();
      while (together.waiting() < 6) {
        Thread.onSpinWait();
      }
      open.countDown();
      assertThat(first.get()).isEqualTo(10);
      for (int i = 0; i < 3; i++) {
        assertThat(others.get(i).get()).containsExactly(i * 10, (i + 100) * 10);
      }
    }
    assertThat(sizes).containsExactly(1, 4, 2);
  }

  @Test
  void aFailureReachesEverybodyWhoWaitedForItAndNobodyElse() {
    Together<Integer, Integer> together =
        new Together<>(
            "test",
            2,
            10,
            items -> {
              if (items.contains(13)) {
                throw new IllegalArgumentException("unlucky");
              }
              return items;
            });

    assertThatThrownBy(() -> together.ask(Arrays.asList(1, 13))).hasMessage("unlucky");
    assertThat(together.ask(7)).isEqualTo(7);
    assertThat(together.ask(List.of())).isEmpty();
  }

  @Test
  void workThatForgetsSomebodyIsAFailure() {
    Together<Integer, Integer> together = new Together<>("test", 1, 10, items -> List.of());

    assertThatThrownBy(() -> together.ask(1)).hasMessageContaining("answered 0 of 1");
  }

  private static void awaitOpen(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
