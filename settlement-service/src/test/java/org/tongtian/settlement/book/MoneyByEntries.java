package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.split.SplitLine;

/** Adds up where each sale's money is from the lines of its entries alone. */
final class MoneyByEntries {

  private long paid;
  private long toppedUp;
  private long escrow;
  private long settled;
  private long refunded;
  private long givenBack;
  private BookedSale sale;

  private MoneyByEntries() {}

  /** Fails where the service would say something else of a sale, or where the identity breaks. */
  static void check(MemoryBook book) {
    Map<String, MoneyByEntries> sales = new HashMap<>();
    for (Block block : book.blocks) {
      for (Entry entry : block.entries()) {
        if (entry.sale() != null) {
          sales.computeIfAbsent(entry.sale().saleId(), id -> new MoneyByEntries()).add(entry);
        }
      }
    }
    sales.forEach(
        (id, sums) ->
            assertThat(MoneyOfSale.of("book", sums.sale, book.fold().sale(id).orElseThrow()))
                .isEqualTo(sums.said())
                .satisfies(MoneyByEntries::isBalanced));
  }

  private static void isBalanced(SaleMoney money) {
    assertThat(money.paid().plus(money.toppedUp()))
        .isEqualTo(
            money.escrow().plus(money.settled()).plus(money.refunded()).plus(money.givenBack()));
  }

  private void add(Entry entry) {
    sale = entry.sale();
    long all = 0;
    long coupons = 0;
    for (SplitLine line : entry.lines()) {
      all += line.amount();
      coupons -= line.part() != null && line.part().isCoupon() ? line.amount() : 0;
    }
    long shares = all + coupons;
    switch (entry.kind()) {
      case ACCRUED -> {
        paid += all;
        toppedUp += coupons;
        escrow += shares;
      }
      case RELEASED -> {
        escrow -= shares;
        settled += shares;
      }
      case REVERSED -> takenBack(all, coupons, Bucket.ESCROW);
      case REFUNDED -> takenBack(all, coupons, entry.matter().from());
      default -> {
        // Between parties, or the sale split again: the sums stay.
      }
    }
  }

  private void takenBack(long all, long coupons, Bucket from) {
    refunded += all;
    givenBack += coupons;
    if (from == Bucket.ESCROW) {
      escrow -= all + coupons;
    } else {
      settled -= all + coupons;
    }
  }

  private SaleMoney said() {
    return new SaleMoney(
        sale.saleId(),
        "book",
        Money.cny(paid),
        Money.cny(toppedUp),
        Money.cny(escrow),
        Money.cny(settled),
        Money.cny(refunded),
        Money.cny(givenBack));
  }
}
