package org.tongtian.bench.harness.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.tongtian.bench.harness.report.Spread;

/**
 * Ours beside theirs in one run: round by round, each round in the other order, so that a machine
 * that gets slower or busier with time is unfair to neither.
 *
 * @param <T> what one measurement gives
 */
public record Interleaved<T>(List<T> ours, List<T> theirs) {

  /**
   * Measures both, alternately.
   *
   * @param rounds how often each is measured
   */
  public static <T> Interleaved<T> run(int rounds, Callable<T> ours, Callable<T> theirs)
      throws Exception {
    List<T> ourResults = new ArrayList<>();
    List<T> theirResults = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        ourResults.add(ours.call());
        theirResults.add(theirs.call());
      } else {
        theirResults.add(theirs.call());
        ourResults.add(ours.call());
      }
    }
    return new Interleaved<>(List.copyOf(ourResults), List.copyOf(theirResults));
  }

  /** Our figure over the rounds. */
  public Spread ours(ToDoubleFunction<T> figure) {
    return Spread.of(ours.stream().map(figure::applyAsDouble).toList());
  }

  /** Their figure over the rounds. */
  public Spread theirs(ToDoubleFunction<T> figure) {
    return Spread.of(theirs.stream().map(figure::applyAsDouble).toList());
  }

  /** Ours divided by theirs, taken within each round before the median. */
  public Spread ratio(ToDoubleFunction<T> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      ratios.add(figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round)));
    }
    return Spread.of(ratios);
  }
}
