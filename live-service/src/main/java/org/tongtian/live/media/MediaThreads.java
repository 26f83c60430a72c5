package org.tongtian.live.media;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one media server. Engine calls run on platform threads of their own (native calls
 * would pin virtual ones), so that a caller can stop waiting at its deadline whatever the engine
 * does.
 */
final class MediaThreads implements Executor, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MediaThreads.class);

  private final ExecutorService calls;

  MediaThreads(String name) {
    ThreadFactory factory = Thread.ofPlatform().daemon().name("media-" + name + "-", 0).factory();
    this.calls = Executors.newCachedThreadPool(factory);
  }

  @Override
  public void execute(Runnable task) {
    calls.execute(task);
  }

  /** Waits at most until the deadline; what runs on after it must clean up behind itself. */
  <T> T callWithin(Duration deadline, Supplier<T> call) {
    Future<T> result;
    try {
      result = calls.submit(call::get);
    } catch (RejectedExecutionException e) {
      throw new MediaRefused(MediaRefused.Reason.CLOSED, "The media server is closed.", e);
    }
    try {
      return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw unavailable("The media server did not answer within " + deadline + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("The wait for the media server was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MediaRefused refused) {
        throw refused;
      }
      throw unavailable("The media server failed: " + e.getCause().getMessage(), e.getCause());
    }
  }

  void after(Duration delay, Runnable task) {
    CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, this::handOver)
        .execute(task);
  }

  /** Runs the task now and again and again until {@link #close()}, with a pause after each run. */
  void repeat(Duration pause, Runnable task) {
    handOver(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            log.warn("A repeated media task failed; it will run again", e);
          } finally {
            after(pause, () -> repeat(pause, task));
          }
        });
  }

  private void handOver(Runnable task) {
    if (!calls.isShutdown()) {
      calls.execute(task);
    }
  }

  /** Lets running calls end, for at most five seconds. */
  @Override
  public void close() {
    calls.shutdown();
    try {
      if (!calls.awaitTermination(5, TimeUnit.SECONDS)) {
        log.warn("Media calls still run after 5 s; they end with their own deadlines");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MediaRefused unavailable(String detail, Throwable cause) {
    return new MediaRefused(MediaRefused.Reason.UNAVAILABLE, detail, cause);
  }
}
