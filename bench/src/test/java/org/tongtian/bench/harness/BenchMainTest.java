package org.tongtian.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.bench.harness.BenchMain.Benchmark;

class BenchMainTest {

  private static final BenchOptions FULL =
      new BenchOptions(false, 1, Duration.ofSeconds(60), Duration.ZERO, 5, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 1, Duration.ofSeconds(5), Duration.ZERO, 2, 1);

  private final List<String> seen = new ArrayList<>();

  private int run(Benchmark benchmark, String... arguments) {
    return BenchMain.run(List.of(arguments), FULL, QUICK, benchmark);
  }

  @Test
  void whatWasStartedIsEndedWhateverHappens() {
    int code =
        run(
            run -> {
              run.exit().own(() -> () -> seen.add("market ended"));
              throw new IOException("the market is broken, told by this test");
            });

    assertThat(code).isEqualTo(1);
    assertThat(seen).containsExactly("market ended");
  }

  @Test
  void aWrongOptionRunsNothing() {
    assertThat(run(run -> seen.add("ran"), "--fast")).isEqualTo(2);
    assertThat(seen).isEmpty();
  }

  @Test
  void aQuickRunHasItsTimeLimit() {
    assertThat(run(run -> seen.add("" + run.budget().fits(Duration.ofSeconds(46))), "--quick"))
        .isZero();
    assertThat(run(run -> seen.add("" + run.budget().fits(Duration.ofSeconds(46))))).isZero();
    assertThat(seen).containsExactly("false", "true");
  }
}
