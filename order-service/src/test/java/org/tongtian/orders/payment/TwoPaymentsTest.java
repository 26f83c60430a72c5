package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.money.Money;

/** Which of a presale's two payments a refund comes out of. */
class TwoPaymentsTest {

  @ParameterizedTest
  @CsvSource({
    // balance, refunded before, refund, of the balance
    "2275, 0, 2000, 2000",
    "2275, 2000, 1000, 275",
    "2275, 3000, 250, 0",
    "2275, 0, 3250, 2275",
    "2275, 2275, 975, 0"
  })
  void theBalanceGoesBackFirst(long balance, long before, long refund, long expected) {
    assertThat(TwoPayments.ofBalance(Money.cny(balance), Money.cny(before), Money.cny(refund)))
        .isEqualTo(Money.cny(expected));
  }

  @Test
  void refundsInAnyPiecesTakeExactlyWhatBothPaymentsBrought() {
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      long balance = 1L + random.nextInt(10_000);
      long deposit = 1L + random.nextInt(10_000);
      long before = 0;
      long ofBalance = 0;
      long ofDeposit = 0;
      while (before < balance + deposit) {
        long refund = Math.min(1L + random.nextInt(5_000), balance + deposit - before);
        long part =
            TwoPayments.ofBalance(Money.cny(balance), Money.cny(before), Money.cny(refund))
                .amount();
        assertThat(part).as("seed %d", seed).isBetween(0L, refund);
        if (refund > part) {
          assertThat(ofBalance + part).as("seed %d: the balance first", seed).isEqualTo(balance);
        }
        ofBalance += part;
        ofDeposit += refund - part;
        before += refund;
      }
      assertThat(ofBalance).as("seed %d", seed).isEqualTo(balance);
      assertThat(ofDeposit).as("seed %d", seed).isEqualTo(deposit);
    }
  }
}
