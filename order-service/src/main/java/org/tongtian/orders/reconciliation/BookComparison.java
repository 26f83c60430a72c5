package org.tongtian.orders.reconciliation;

import static org.tongtian.orders.reconciliation.Difference.Kind.SALE_NOT_BOOKED;
import static org.tongtian.orders.reconciliation.Difference.Kind.SALE_PAID;
import static org.tongtian.orders.reconciliation.Difference.Kind.SALE_REFUNDED;
import static org.tongtian.orders.reconciliation.Difference.Kind.SALE_SUM;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.reconciliation.RecordedMoney.Sale;

/** The lines of paid orders against their sales in the book. */
@Pure
final class BookComparison {

  private BookComparison() {}

  static List<Difference> of(DayRecords day) {
    List<Difference> found = new ArrayList<>();
    day.payments().stream()
        .flatMap(payment -> payment.sales().stream())
        .forEach(sale -> sale(sale, day.books().get(sale.saleId()), found));
    return found;
  }

  private static void sale(Sale sale, SaleMoney book, List<Difference> found) {
    if (book == null) {
      found.add(difference(SALE_NOT_BOOKED, sale, sale.paid(), null));
      return;
    }
    if (!book.paid().equals(sale.paid())) {
      found.add(difference(SALE_PAID, sale, sale.paid(), book.paid()));
    }
    if (!book.refunded().equals(sale.refunded())) {
      found.add(difference(SALE_REFUNDED, sale, sale.refunded(), book.refunded()));
    }
    Money in = book.paid().plus(book.toppedUp());
    Money whereItIs =
        book.escrow().plus(book.settled()).plus(book.refunded()).plus(book.givenBack());
    if (!in.equals(whereItIs)) {
      found.add(difference(SALE_SUM, sale, in, whereItIs));
    }
  }

  private static Difference difference(Difference.Kind kind, Sale sale, Money ours, Money theirs) {
    return new Difference(kind, sale.saleId(), sale.orderNumber(), null, ours, theirs, null, null);
  }
}
