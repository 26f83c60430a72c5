package org.tongtian.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.book.FullContract;
import org.tongtian.settlement.book.MemoryBook;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;

/** What may be paid out while coupons are not made good, and what their bearer leaves there. */
class PayoutLimitTest {

  private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

  private final ContractTerms terms = FullContract.terms();
  private final MemoryBook book = new MemoryBook(terms);
  private int events;

  @Test
  void bearerLeavesItsReserveInTheBook() {
    deposit("platform", 900);
    assertThat(limit("platform")).isNotPositive();
    deposit("platform", 350);
    assertThat(limit("platform")).isEqualTo(250);
    deposit("co-op", 350);
    assertThat(limit("co-op")).as("no reserve is agreed for its coupons").isEqualTo(350);
  }

  @Test
  void withoutCouponsEverybodyMayBePaidEverything() {
    sell("a", BesidePrice.NOTHING);
    assertThat(limit("farmer")).isEqualTo(4_500);
    assertThat(limit("host")).isEqualTo(800);
  }

  @Test
  void whileACouponIsNotMadeGoodFarmersArePaidBeforeEverybodyElse() {
    sell("a", new BesidePrice(0, 6_000, 0));
    assertThat(book.fold().payable()).as("what came in").isEqualTo(4_000);
    assertThat(limit("farmer")).as("no more than that").isEqualTo(4_000);
    assertThat(limit("co-op")).isNotPositive();
    deposit("platform", 1_000);
    assertThat(limit("farmer")).isEqualTo(4_500);
    assertThat(limit("co-op")).as("what farmers leave").isEqualTo(500);
    assertThat(limit("host")).isEqualTo(500);
    deposit("platform", 4_600);
    assertThat(limit("co-op")).isEqualTo(4_000);
    assertThat(limit("host")).isEqualTo(800);
  }

  private long limit(String party) {
    return PayoutLimit.of(book.fold(), terms, party);
  }

  private void sell(String order, BesidePrice beside) {
    BookedSale sale = FullContract.sale(order, 10_000, beside);
    book.append(AT, List.of(new BookEvent.SalePaid(id(), AT, sale, "")));
    book.append(AT, List.of(new BookEvent.SaleReceived(id(), AT, sale.saleId())));
  }

  private void deposit(String party, long fen) {
    book.append(AT, List.of(new BookEvent.Deposited(id(), AT, party, fen, "预存")));
  }

  private String id() {
    return "event-" + ++events;
  }
}
