package org.tongtian.bench.harness.report;

import java.util.Arrays;
import java.util.Collection;

/**
 * Smallest, middle and largest of repeated measurements.
 *
 * @param count how many measurements there were; with 0 the three figures are NaN
 */
public record Spread(double min, double median, double max, int count) {

  /**
   * The spread of these values, in their own unit. An even number of them has the mean of the two
   * middle ones as its median.
   */
  public static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    return new Spread(sorted[0], middle(sorted), sorted[sorted.length - 1], sorted.length);
  }

  private static double middle(double[] sorted) {
    int half = sorted.length / 2;
    if (sorted.length % 2 == 1) {
      return sorted[half];
    }
    return Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
  }
}
