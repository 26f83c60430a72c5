package org.tongtian.bench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static final long MILLI = 1_000_000;

  /**
   * A server answers in 1 ms, but stands still for a whole second in the middle of ten. One client
   * was to send every 10 ms. Seen from the sending, one answer of a thousand was slow; seen from
   * when the answers were due, every tenth was.
   */
  @Test
  void aStallCountsForAllThatWaitedForIt() {
    Latencies fromIntended = new Latencies();
    Latencies fromSending = new Latencies();
    long free = 0;
    for (int number = 0; number < 1000; number++) {
      long intended = number * 10L * MILLI;
      long sent = Math.max(intended, free);
      long done = sent + (number == 500 ? 1000 * MILLI : MILLI);
      free = done;
      fromIntended.record(intended, done);
      fromSending.record(sent, done);
    }

    assertThat(fromSending.millis(99)).isCloseTo(1, within(0.01));
    assertThat(fromIntended.millis(99)).isGreaterThan(800);
    assertThat(fromIntended.millis(50)).isCloseTo(1, within(0.01));
    assertThat(fromIntended.count()).isEqualTo(1000);
  }

  @Test
  void percentilesKeepThreeDigits() {
    Latencies latencies = new Latencies();
    for (long millis = 1; millis <= 1000; millis++) {
      latencies.record(7, 7 + millis * MILLI);
    }

    assertThat(latencies.millis(50)).isCloseTo(500, within(0.5));
    assertThat(latencies.millis(99)).isCloseTo(990, within(1.0));
    assertThat(latencies.maxMillis()).isCloseTo(1000, within(1.0));
  }

  @Test
  void nothingRecordedIsNoFigure() {
    assertThat(new Latencies().millis(50)).isNaN();
    assertThat(new Latencies().maxMillis()).isNaN();
  }

  @Test
  void aTimeBeyondTheLongestIsKeptAsTheLongest() {
    Latencies latencies = new Latencies();

    latencies.record(0, 5 * 3_600_000 * MILLI);

    assertThat(latencies.maxMillis()).isCloseTo(3_600_000, within(4_000.0));
  }
}
