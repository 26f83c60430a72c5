package org.tongtian.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitActionsTest {

  private final List<String> closed = new ArrayList<>();

  private AutoCloseable named(String name) {
    return () -> closed.add(name);
  }

  @Test
  void theLastStartedIsEndedFirstAndOnce() {
    ExitActions exit = ExitActions.ofThisJvm();
    exit.own(() -> named("folder"));
    exit.own(() -> named("market"));

    exit.close();
    exit.close();

    assertThat(closed).containsExactly("market", "folder");
  }

  @Test
  void oneThatCantBeEndedDoesNotKeepTheOthers() {
    ExitActions exit = ExitActions.ofThisJvm();
    exit.own(() -> named("folder"));
    exit.<AutoCloseable>own(
        () ->
            () -> {
              throw new IOException("a process that does not end, told by this test");
            });

    exit.close();

    assertThat(closed).containsExactly("folder");
  }

  @Test
  void nothingIsStartedOnceTheEndHasBegun() {
    ExitActions exit = ExitActions.ofThisJvm();
    exit.close();

    assertThatThrownBy(() -> exit.own(() -> named(closed.add("started") ? "market" : "")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(closed).isEmpty();
  }

  @Test
  void aTempFolderKnowsItsSizeAndLeavesNothing() throws IOException {
    TempFolder folder = TempFolder.create();
    Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(folder.path().resolve("a/b/data"), "12345");
    Files.writeString(folder.path().resolve("more"), "678");

    assertThat(folder.size()).isEqualTo(8);
    folder.close();
    assertThat(folder.path()).doesNotExist();
    folder.close();
  }

  @Test
  void aBudgetKnowsWhatStillFits() {
    Instant began = Instant.parse("2026-11-22T03:00:00Z");
    Clock clock = Clock.fixed(began.plusSeconds(40), ZoneOffset.UTC);
    Budget budget = Budget.from(began, Duration.ofSeconds(45), clock);

    assertThat(budget.left()).isEqualTo(Duration.ofSeconds(5));
    assertThat(budget.fits(Duration.ofSeconds(5))).isTrue();
    assertThat(budget.fits(Duration.ofSeconds(6))).isFalse();
    assertThat(Budget.from(began, Duration.ofSeconds(30), clock).left()).isZero();
  }
}
