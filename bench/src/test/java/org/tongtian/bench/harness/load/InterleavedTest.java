package org.tongtian.bench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.bench.harness.report.Spread;

class InterleavedTest {

  @Test
  void theOrderChangesFromRoundToRound() throws Exception {
    StringBuilder order = new StringBuilder();

    Interleaved.run(3, () -> order.append('o').length(), () -> order.append('t').length());

    assertThat(order).hasToString("ottoot");
  }

  /** The machine halves its speed from round to round: the ratio does not notice. */
  @Test
  void theRatioIsTakenWithinEachRound() throws Exception {
    Iterator<Double> ours = List.of(800.0, 400.0, 200.0).iterator();
    Iterator<Double> theirs = List.of(100.0, 50.0, 25.0).iterator();

    Interleaved<Double> both = Interleaved.run(3, ours::next, theirs::next);

    assertThat(both.ratio(figure -> figure)).isEqualTo(new Spread(8, 8, 8, 3));
    assertThat(both.ours(figure -> figure)).isEqualTo(new Spread(200, 400, 800, 3));
    assertThat(both.theirs(figure -> figure)).isEqualTo(new Spread(25, 50, 100, 3));
  }

  @Test
  void nothingMeasuredHasNoRatio() {
    Interleaved<Double> nothing = new Interleaved<>(new ArrayList<>(), new ArrayList<>());

    assertThat(nothing.ratio(figure -> figure).median()).isNaN();
  }
}
