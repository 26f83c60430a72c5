package org.tongtian.orders.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.tongtian.kit.problem.Refusal;

/** Eight who do something at the same moment. */
public final class Race {

  /** What a runner gets that was not refused. */
  public static final String WON = "won";

  private static final int RUNNERS = 8;

  private Race() {}

  /** What somebody does. */
  public interface Runner {
    /** Does it; a refusal is an outcome, anything else a failure of the test. */
    void run(int number);
  }

  /** {@link #WON}, or the code of the refusal, of each. */
  public static List<String> of(Runner runner) {
    return answers(
        number -> {
          try {
            runner.run(number);
            return WON;
          } catch (Refusal refusal) {
            return refusal.code();
          }
        });
  }

  /** What each of them got. */
  public static <T> List<T> answers(IntFunction<T> question) {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<T>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < RUNNERS; i++) {
        int number = i;
        runs.add(
            threads.submit(
                () -> {
                  go.await();
                  return question.apply(number);
                }));
      }
      go.countDown();
    }
    return runs.stream().map(Race::outcome).toList();
  }

  private static <T> T outcome(Future<T> run) {
    try {
      return run.get();
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
