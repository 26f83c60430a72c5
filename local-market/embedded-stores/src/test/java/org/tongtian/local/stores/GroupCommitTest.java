package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore begun = new Semaphore(0);
  private final Semaphore mayEnd = new Semaphore(0);
  private final AtomicInteger ended = new AtomicInteger();
  private final GroupCommit groupCommit = new GroupCommit(this::commit);

  private void commit() {
    begun.release();
    mayEnd.acquireUninterruptibly();
    ended.incrementAndGet();
  }

  @AfterEach
  void close() {
    mayEnd.release(1_000);
    groupCommit.close();
  }

  @Test
  void nobodyIsToldBeforeTheCommitEnded() throws Exception {
    CompletableFuture<Void> written = groupCommit.afterWrite();
    assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

    assertThat(written).isNotDone();

    mayEnd.release();
    assertThat(written).succeedsWithin(PATIENCE);
    assertThat(ended).hasValue(1);
  }

  @Test
  void whoAsksDuringACommitWaitsForTheNextOne() throws Exception {
    CompletableFuture<Void> early = groupCommit.afterWrite();
    assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> late = groupCommit.afterWrite();

    mayEnd.release();
    assertThat(early).succeedsWithin(PATIENCE);
    assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(late).isNotDone();

    mayEnd.release();
    assertThat(late).succeedsWithin(PATIENCE);
  }

  @Test
  void oneCommitServesAllWhoWait() throws Exception {
    CompletableFuture<Void> first = groupCommit.afterWrite();
    assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    List<CompletableFuture<Void>> waiting =
        IntStream.range(0, 100).mapToObj(writer -> groupCommit.afterWrite()).toList();

    mayEnd.release(2);

    assertThat(first).succeedsWithin(PATIENCE);
    assertThat(waiting).allSatisfy(written -> assertThat(written).succeedsWithin(PATIENCE));
    assertThat(ended).hasValue(2);
    assertThat(groupCommit.commits()).isEqualTo(2);
  }

  @Test
  void closingMakesTheCommitThatIsStillWanted() {
    CompletableFuture<Void> written = groupCommit.afterWrite();
    mayEnd.release(2);

    groupCommit.close();

    assertThat(written).isCompleted();
    assertThat(groupCommit.afterWrite()).isCompletedExceptionally();
  }

  @Test
  void afterAFailedCommitNobodyIsToldThatAllIsWell() {
    IllegalStateException full = new IllegalStateException("disk full");
    AtomicInteger tries = new AtomicInteger();
    try (GroupCommit failing =
        new GroupCommit(
            () -> {
              tries.incrementAndGet();
              throw full;
            })) {
      CompletableFuture<Void> written = failing.afterWrite();
      assertThatThrownBy(() -> written.get(20, TimeUnit.SECONDS)).hasCause(full);

      CompletableFuture<Void> later = failing.afterWrite();
      assertThatThrownBy(() -> later.get(20, TimeUnit.SECONDS)).hasCause(full);
      assertThat(tries).hasValue(1);
      assertThat(failing.commits()).isZero();
    }
  }
}
