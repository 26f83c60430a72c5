package org.tongtian.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each figure of the outcome can be other than it should be. */
class OutcomeTest {

  private static final SaleUnderFaults SALE = SaleUnderFaults.QUICK;

  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Outcome.Bought> bought = new ArrayList<>();
  private final List<CashierBooks.Entry> till = new ArrayList<>();

  @Test
  void everythingIsAsItMustBe() {
    buys(1, "a");
    buys(1, "b");
    expires("c");
    Outcome outcome = outcome(0, 2);
    assertThat(outcome).isEqualTo(new Outcome(2, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(outcome.isSound()).isTrue();
  }

  @Test
  void moreIsSoldThanThereWas() {
    for (int i = 0; i <= SALE.stock(); i++) {
      buys(i, "p" + i);
    }
    assertThat(outcome(0, SALE.stock()).oversold()).isEqualTo(1);
    assertThat(outcome(0, SALE.stock()).unsold()).isEqualTo(1);
    assertThat(outcome(0, SALE.stock() + 1).oversold()).isEqualTo(1);
  }

  @Test
  void aBuyerHasMoreThanOneMayHave() {
    buys(1, "a");
    buys(1, "b");
    buys(1, "c");
    buys(2, "d");
    assertThat(outcome(0, 4).overLimit()).isEqualTo(1);
  }

  @Test
  void moneyIsKeptForNoPaidOrder() {
    expires("a");
    till.set(0, new CashierBooks.Entry("a", "PAID", 650, 0));
    assertThat(outcome(0, 0).lost()).isEqualTo(1);
    till.set(0, new CashierBooks.Entry("a", "PAID", 650, 600));
    assertThat(outcome(0, 0).lost()).isEqualTo(1);
    till.set(0, new CashierBooks.Entry("a", "PAID", 650, 650));
    assertThat(outcome(0, 0)).isEqualTo(new Outcome(0, 0, 0, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void moneyIsKeptForAPurchaseThatNobodyHas() {
    till.add(new CashierBooks.Entry("nobody's", "PAID", 650, 0));
    assertThat(outcome(0, 0).lost()).isEqualTo(1);
  }

  @Test
  void aPhoneWasToldThatItPaidAndTheTillKnowsNothing() {
    expires("a");
    attempts.set(0, new Attempt(choice(), Set.of("a"), true, null, false));
    assertThat(outcome(0, 0).lost()).isEqualTo(1);
  }

  @Test
  void anOrderIsPaidForWhichNobodyPaid() {
    buys(1, "a");
    till.set(0, new CashierBooks.Entry("a", "PAID", 650, 650));
    assertThat(outcome(0, 1).unpaid()).isEqualTo(1);
    till.set(0, new CashierBooks.Entry("a", "OPEN", 650, 0));
    assertThat(outcome(0, 1).unpaid()).isEqualTo(1);
  }

  @Test
  void oneTryBoughtTwice() {
    buys(1, "a");
    buys(1, "b");
    attempts.clear();
    attempts.add(new Attempt(choice(), Set.of("a", "b"), true, null, false));
    assertThat(outcome(0, 2).doubled()).isEqualTo(1);
    attempts.set(0, new Attempt(choice(), Set.of("a"), true, null, false));
    assertThat(outcome(0, 2).doubled()).isEqualTo(1);
  }

  @Test
  void stockIsTakenForNobody() {
    buys(1, "a");
    assertThat(outcome(3, 1).orphans()).isEqualTo(3);
    assertThat(outcome(0, 2).orphans()).isEqualTo(1);
    assertThat(outcome(0, 0).unsold()).isEqualTo(1);
  }

  private Outcome outcome(long reserved, long sold) {
    Outcome.Lot lot = new Outcome.Lot(SALE.stock(), reserved, sold);
    return Outcome.of(attempts, bought, till, lot, SALE);
  }

  private void buys(int buyer, String purchase) {
    attempts.add(new Attempt(choice(), Set.of(purchase), true, null, false));
    bought.add(new Outcome.Bought(buyer, purchase, 1, true));
    till.add(new CashierBooks.Entry(purchase, "PAID", SaleDesk.PRICE, 0));
  }

  private void expires(String purchase) {
    attempts.add(new Attempt(choice(), Set.of(purchase), false, null, false));
    bought.add(new Outcome.Bought(1, purchase, 1, false));
    till.add(new CashierBooks.Entry(purchase, "CLOSED", SaleDesk.PRICE, 0));
  }

  private static Choice choice() {
    return Choice.of(new SplittableRandom(1), SALE);
  }
}
