package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.split.Refunded;

/**
 * Drives a book with random events, repeated, out of order, with a clock that jumps and with deaths
 * before and after the store has a block; and reckons what must be in it from the events that were
 * taken, without the splitter: how much money there is in all, and what each sale has left.
 */
public final class BookModel {

  private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

  private final RandomGenerator random;
  private final MemoryBook book = new MemoryBook(FullContract.terms());
  private final List<BookEvent> told = new ArrayList<>();
  private final Map<String, Refunded> left = new HashMap<>();
  private final List<String> orders = new ArrayList<>();
  private final List<String> payouts = new ArrayList<>();
  private long inAll;
  private int number;

  public BookModel(RandomGenerator random) {
    this.random = random;
  }

  /** The book, to look at or export it afterwards. */
  public MemoryBook book() {
    return book;
  }

  /** Runs so many events and checks as it goes; the whole is booked again at the end. */
  public void run(int events) {
    for (int i = 0; i < events; i++) {
      step(next());
      if (i % 100 == 0) {
        check();
      }
    }
    check();
    assertThat(book.fault()).isNull();
  }

  private void step(BookEvent event) {
    Instant at = START.plus(Duration.ofMinutes(number + random.nextInt(-600, 600)));
    boolean isNew = !book.fold().knows(event.eventId());
    boolean isUncovered = book.fold().uncovered() > 0;
    try {
      int fate = random.nextInt(2_000);
      if (fate == 0) {
        book.dieBeforeStoring(List.of(event));
      } else if (fate == 1) {
        book.dieAfterStoring(at, List.of(event));
      }
      book.append(at, random.nextInt(10) == 0 ? List.of(event, event) : List.of(event));
    } catch (Refusal | EarlyReceiptException refused) {
      assertThat(book.fold().knows(event.eventId())).as("refused: " + event).isFalse();
      return;
    }
    if (isNew && book.fold().knows(event.eventId())) {
      told.add(event);
      count(event);
      if (isUncovered && event instanceof BookEvent.PayoutSent) {
        assertThat(book.fold().payable()).as("paid out of what came in").isNotNegative();
      }
    }
  }

  private void count(BookEvent event) {
    switch (event) {
      case BookEvent.SalePaid paid -> {
        left.put(paid.saleId(), new Refunded(paid.sale().gross(), paid.sale().beside()));
        inAll += paid.sale().paid();
      }
      case BookEvent.SaleRefunded refunded -> {
        Refunded before = left.get(refunded.saleId());
        left.put(
            refunded.saleId(),
            new Refunded(
                before.goods() - refunded.amount(), before.beside().minus(refunded.beside())));
        inAll -= refunded.beside().paid(refunded.amount());
      }
      case BookEvent.SaleCancelled cancelled -> {
        inAll -= left.get(cancelled.saleId()).paid();
        left.put(cancelled.saleId(), Refunded.NOTHING);
      }
      case BookEvent.Deposited deposited -> inAll += deposited.amount();
      default -> {
        // Everything else moves money and neither brings nor takes any.
      }
    }
  }

  private void check() {
    long sum = 0;
    long payable = 0;
    long uncovered = 0;
    for (Map.Entry<String, Account> each : book.fold().accounts().entrySet()) {
      Account account = each.getValue();
      sum += account.escrow() + account.payable() + account.transit() + account.out();
      assertThat(account.transit()).as(each.getKey()).isNotNegative();
      assertThat(account.out()).as(each.getKey()).isNotNegative();
      assertThat(account.frozen()).as(each.getKey()).isNotNegative();
      assertThat(account.reserved()).as(each.getKey()).isNotNegative();
      assertThat(account.uncovered())
          .as(each.getKey())
          .isBetween(0L, Math.max(0, -account.payable()));
      payable += account.payable();
      uncovered += account.uncovered();
    }
    assertThat(book.fold().payable()).as("payable in all").isEqualTo(payable);
    assertThat(book.fold().uncovered()).as("uncovered in all").isEqualTo(uncovered);
    assertThat(sum).as("money in all").isEqualTo(inAll);
    left.forEach(
        (sale, rest) -> {
          assertThat(rest.goods()).as(sale).isNotNegative();
          assertThat(rest.beside().isBelowZero()).as(sale).isFalse();
          assertThat(rest.paid()).as(sale).isNotNegative();
        });
    MoneyByEntries.check(book);
  }

  private BookEvent next() {
    number++;
    Instant at = START.plus(Duration.ofMinutes(number));
    if (!told.isEmpty() && random.nextInt(20) == 0) {
      return told.get(random.nextInt(told.size()));
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> {
        BookedSale sale = sale(1 + random.nextInt(20_000));
        orders.add(sale.saleId());
        yield new BookEvent.SalePaid("paid-" + sale.saleId(), at, sale, "");
      }
      case 5, 6, 7, 8, 9 -> FullContract.received(order(), at);
      case 10 -> new BookEvent.SaleCancelled(id(), at, order());
      case 11, 12 -> refund(at);
      case 13 -> new BookEvent.Deposited(id(), at, party(), 1 + random.nextInt(3_000), null);
      case 14 -> payout(at);
      case 15 -> outcome(at);
      case 16 -> dispute(at);
      case 17 -> fundOrInsurer(at);
      case 18 -> new BookEvent.AdvancePaid(id(), at, 1, 8, 1 + random.nextInt(2_000));
      default -> price(at);
    };
  }

  /** Every other sale has coupons, a delivery fee, or all of them; sometimes the goods are free. */
  private BookedSale sale(long gross) {
    if (random.nextBoolean()) {
      return FullContract.sale("o" + number, gross);
    }
    long cooperative = random.nextInt(3) == 0 ? 0 : random.nextLong(gross / 4 + 1);
    long most = random.nextInt(10) == 0 ? gross - cooperative : gross / 5;
    long platform = random.nextInt(3) == 0 ? 0 : Math.min(gross - cooperative, most);
    long delivery = random.nextInt(3) == 0 ? 0 : random.nextLong(900);
    return FullContract.sale("o" + number, gross, BesidePrice.of(cooperative, platform, delivery));
  }

  /** A part of a sale, perhaps more than is left of it; of coupons about as large a part. */
  private BookEvent refund(Instant at) {
    String sale = order();
    Refunded rest = left.getOrDefault(sale, Refunded.NOTHING);
    long goods = random.nextInt(4) == 0 ? rest.goods() : random.nextInt(8_000);
    BesidePrice beside =
        random.nextInt(4) == 0
            ? rest.beside()
            : BesidePrice.of(
                part(rest.beside().cooperativeCoupon(), goods, rest.goods()),
                part(rest.beside().platformCoupon(), goods, rest.goods()),
                random.nextLong(rest.beside().delivery() + 2));
    String id = "r" + number;
    return new BookEvent.SaleRefunded("refund-" + sale + "-" + id, at, sale, id, goods, beside);
  }

  private static long part(long fen, long goods, long of) {
    return of == 0 ? 0 : fen * goods / of;
  }

  private BookEvent payout(Instant at) {
    payouts.add("p" + number);
    String party = party();
    long available = Math.max(1, book.account(party).available());
    long amount = random.nextInt(4) == 0 ? available + 1 : available;
    return new BookEvent.PayoutSent(id(), at, "p" + number, party, amount);
  }

  private BookEvent outcome(Instant at) {
    String payout = payouts.isEmpty() ? "none" : payouts.get(random.nextInt(payouts.size()));
    return random.nextInt(3) == 0
        ? new BookEvent.PayoutReturned(payout + ":returned", at, payout, "CLOSED")
        : new BookEvent.PayoutDone(payout + ":done", at, payout);
  }

  private BookEvent dispute(Instant at) {
    String known = "d" + random.nextInt(1, number + 1);
    return switch (random.nextInt(4)) {
      case 0 -> new BookEvent.DisputeStands(id(), at, known, "x");
      case 1 -> new BookEvent.DisputeMoves(id(), at, known, party(), 1 + random.nextInt(500), "x");
      default -> new BookEvent.LineFrozen(id(), at, "d" + number, order(), 2, "host", party(), "x");
    };
  }

  private BookEvent fundOrInsurer(Instant at) {
    return switch (random.nextInt(5)) {
      case 0 -> new BookEvent.DebtDue(id(), at, random.nextBoolean() ? "fund" : "insurer");
      case 1 -> new BookEvent.ReceivableDue(id(), at, 1, party());
      case 2 -> new BookEvent.CoverClaimed(id(), at, order(), 5, "DISASTER", "co-op", null, null);
      default ->
          new BookEvent.FundDrawn(
              id(),
              at,
              1,
              9,
              List.of(
                  new Ask("farmer", 1 + random.nextInt(3_000)),
                  new Ask("co-op", 1 + random.nextInt(3_000))),
              null);
    };
  }

  private BookEvent price(Instant at) {
    long price = 1L + random.nextInt(600);
    return random.nextBoolean()
        ? new BookEvent.PriceNoted(id(), at, "JIN", null, price, null)
        : new BookEvent.SaleCorrected(id(), at, order(), price, null);
  }

  private String order() {
    return orders.isEmpty() ? "none" : orders.get(random.nextInt(orders.size()));
  }

  private String party() {
    return FullContract.PARTIES.get(random.nextInt(FullContract.PARTIES.size()));
  }

  private String id() {
    return "e" + number;
  }
}
