package org.tongtian.settlement.contract;

import java.util.List;

/**
 * A clause of the first stage: served from the gross of each sale in the order of the clause
 * numbers. It pays one party and never takes.
 */
public sealed interface OrdinaryClause extends Clause
    permits ShareOfGross,
        ShareOfNet,
        FixedFee,
        TieredCommission,
        Levy,
        FundContribution,
        InsurancePremium,
        Remainder {

  @Override
  default List<NamedIn> named() {
    return List.of(new NamedIn("payee", payee()));
  }
}
