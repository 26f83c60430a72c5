package org.tongtian.k8s;

import java.util.List;
import java.util.function.Function;

/**
 * One thing that must hold in everything that is rendered.
 *
 * @param sentence what must hold, as a person would say it
 * @param broken where it does not hold, one line for each place
 */
record HouseRule(String sentence, Function<Cluster, List<String>> broken) {
  @Override
  public String toString() {
    return sentence;
  }
}
