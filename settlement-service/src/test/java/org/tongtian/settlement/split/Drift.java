package org.tongtian.settlement.split;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tongtian.settlement.contract.ContractTerms;

/**
 * How far anybody's money is from what the contract says, over many sales by random contracts. What
 * is owed is added up from the sales alone and never from what the splitter carries along.
 */
public final class Drift {

  private static final int SALES_OF_A_CONTRACT = 10_000;
  private static final int LEAST_GROSS = 20_000;

  private Drift() {}

  /**
   * The largest distance.
   *
   * @param fen between what a party got and what it was owed, after any sale
   * @param sales how many were split
   * @param contracts by how many contracts
   */
  public record Found(double fen, long sales, int contracts) {}

  /** Splits that many sales. */
  public static Found over(long sales, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double worst = 0;
    int contracts = 0;
    for (long done = 0; done < sales; done += SALES_OF_A_CONTRACT) {
      long some = Math.min(SALES_OF_A_CONTRACT, sales - done);
      worst = Math.max(worst, ofOne(RandomContracts.next(random), some, random));
      contracts++;
    }
    return new Found(worst, sales, contracts);
  }

  private static double ofOne(ContractTerms terms, long sales, RandomGenerator random) {
    Splitter splitter = Splitter.of(terms);
    Carry carry = splitter.noCarry();
    Map<String, Long> ahead = new HashMap<>();
    long worst = 0;
    for (long i = 0; i < sales; i++) {
      Sale sale = Sale.of(random.nextLong(LEAST_GROSS, 1_000_000), random.nextLong(1, 50_000));
      Split split = splitter.split(sale, carry);
      long[] owed = splitter.owed(sale, split.lines());
      for (int line = 0; line < owed.length; line++) {
        long got = Math.multiplyExact(split.lines().get(line).amount(), splitter.denominator());
        ahead.merge(split.lines().get(line).payee(), got - owed[line], Math::addExact);
      }
      for (long distance : ahead.values()) {
        worst = Math.max(worst, Math.abs(distance));
      }
      carry = split.carry();
    }
    return worst / (double) splitter.denominator();
  }
}
