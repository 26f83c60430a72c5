package org.tongtian.settlement.yearend;

import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Ratio;

/**
 * A year end as a co-op's manager asks for it.
 *
 * @param year calendar year, Asia/Shanghai
 * @param contractId of the contract with the DIVIDEND clause, whose book pays
 * @param surplus of the year
 * @param losses of earlier years, null for none
 * @param welfare part of the surplus after losses for the public welfare fund, null for none
 */
record YearEndRequest(Integer year, String contractId, Money surplus, Money losses, Ratio welfare) {

  private static final int FIRST_YEAR = 2018; // the law of 2017 is in force from then on

  /** Refuses what is missing; {@code yearend.amount_invalid} (400). */
  YearEndRequest checked(int thisYear) {
    need(year != null && year >= FIRST_YEAR && year <= thisYear, "year");
    need(contractId != null, "contractId");
    need(surplus != null && surplus.currency().equals(Money.CNY), "surplus");
    need(losses == null || losses.currency().equals(Money.CNY), "losses");
    return this;
  }

  long lossesFen() {
    return losses == null ? 0 : losses.amount();
  }

  Ratio welfareRate() {
    return welfare == null ? Ratio.percent(0) : welfare;
  }

  private static void need(boolean kept, String field) {
    if (!kept) {
      throw Refusal.invalid("yearend.amount_invalid", field, field);
    }
  }
}
