package org.tongtian.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {

  private static final BenchOptions FULL =
      new BenchOptions(false, 16, Duration.ofSeconds(60), Duration.ofSeconds(60), 5, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 4, Duration.ofSeconds(5), Duration.ofSeconds(3), 2, 1);

  private static BenchOptions parse(String line) {
    return BenchOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), FULL, QUICK);
  }

  @Test
  void withoutOptionsABenchmarkHasItsUsualValues() {
    assertThat(parse("")).isEqualTo(FULL);
    assertThat(parse("--quick")).isEqualTo(QUICK);
  }

  @Test
  void whatIsAskedForWinsWhereverQuickStands() {
    BenchOptions wanted =
        new BenchOptions(true, 8, Duration.ofSeconds(7), Duration.ofSeconds(0), 3, 42);

    assertThat(parse("--clients 8 --seconds 7 --warm-up 0 --runs 3 --seed 42 --quick"))
        .isEqualTo(wanted);
    assertThat(parse("--quick --seed 42 --runs 3 --warm-up 0 --seconds 7 --clients 8"))
        .isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--fast",
        "--clients",
        "--clients 0",
        "--clients -1",
        "--clients 1000000",
        "--seconds 0",
        "--seconds 1.5",
        "--seconds 99999999",
        "--warm-up x",
        "--runs 0",
        "--seed 12345678901234567890",
        "8"
      })
  void whatIsNotUnderstoodIsRefusedInOneLine(String line) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("[^\\n]*" + "(--|Unknown option)" + "[^\\n]*");
  }
}
