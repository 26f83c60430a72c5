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
  private final Map<String, Long> left = new HashMap<>();
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
    }
  }

  private void count(BookEvent event) {
    switch (event) {
      case BookEvent.SalePaid paid -> {
        left.put(paid.saleId(), paid.sale().gross());
        inAll += paid.sale().gross();
      }
      case BookEvent.SaleRefunded refunded -> {
        left.merge(refunded.saleId(), -refunded.amount(), Long::sum);
        inAll -= refunded.amount();
      }
      case BookEvent.SaleCancelled cancelled -> {
        inAll -= left.get(cancelled.saleId());
        left.put(cancelled.saleId(), 0L);
      }
      case BookEvent.Deposited deposited -> inAll += deposited.amount();
      default -> {
        // Everything else moves money and neither brings nor takes any.
      }
    }
  }

  private void check() {
    long sum = 0;
    for (Map.Entry<String, Account> each : book.fold().accounts().entrySet()) {
      Account account = each.getValue();
      sum += account.escrow() + account.payable() + account.transit() + account.out();
      assertThat(account.transit()).as(each.getKey()).isNotNegative();
      assertThat(account.out()).as(each.getKey()).isNotNegative();
      assertThat(account.frozen()).as(each.getKey()).isNotNegative();
      assertThat(account.reserved()).as(each.getKey()).isNotNegative();
    }
    assertThat(sum).as("money in all").isEqualTo(inAll);
    left.forEach((order, rest) -> assertThat(rest).as(order).isNotNegative());
  }

  private BookEvent next() {
    number++;
    Instant at = START.plus(Duration.ofMinutes(number));
    if (!told.isEmpty() && random.nextInt(20) == 0) {
      return told.get(random.nextInt(told.size()));
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> {
        orders.add("o" + number);
        yield FullContract.paid("o" + number, 1 + random.nextInt(20_000), at);
      }
      case 5, 6, 7, 8, 9 -> FullContract.received(order(), at);
      case 10 -> new BookEvent.SaleCancelled(id(), at, order());
      case 11, 12 -> FullContract.refunded(order(), "r" + number, 1 + random.nextInt(8_000), at);
      case 13 -> new BookEvent.Deposited(id(), at, party(), 1 + random.nextInt(3_000), null);
      case 14 -> payout(at);
      case 15 -> outcome(at);
      case 16 -> dispute(at);
      case 17 -> fundOrInsurer(at);
      case 18 -> new BookEvent.AdvancePaid(id(), at, 1, 8, 1 + random.nextInt(2_000));
      default -> price(at);
    };
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
