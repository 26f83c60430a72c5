package org.tongtian.local.stores;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs the same work in many threads that start at the same moment. */
final class Together {
  private Together() {}

  static <T> List<T> run(int threads, IntFunction<T> work) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> running =
          IntStream.range(0, threads)
              .mapToObj(
                  thread ->
                      executor.submit(
                          () -> {
                            start.await();
                            return work.apply(thread);
                          }))
              .toList();
      start.countDown();
      return running.stream().map(Together::resultOf).toList();
    }
  }

  private static <T> T resultOf(Future<T> running) {
    try {
      return running.get(2, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw new AssertionError("A thread failed", e.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("A thread did not finish", e);
    }
  }
}
