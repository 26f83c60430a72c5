package org.tongtian.settlement.contract;

import java.util.Objects;
import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Unit;

/** The units that goods of a contract can be sold in. */
@Pure
public final class SoldUnits {

  private SoldUnits() {}

  /** Whether all clauses can count a sale in that unit. */
  public static boolean fit(ContractTerms terms, String unit) {
    return Unit.byCode(unit).isPresent()
        && terms.clauses().stream().allMatch(clause -> CountedUnit.of(clause).fits(unit));
  }

  /** The only unit that the clauses can count in, empty where they name none. */
  public static Optional<String> named(ContractTerms terms) {
    return terms.clauses().stream()
        .map(clause -> CountedUnit.of(clause).exactly())
        .filter(Objects::nonNull)
        .findFirst();
  }
}
