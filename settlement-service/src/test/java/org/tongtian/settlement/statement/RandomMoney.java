package org.tongtian.settlement.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;

/** Random money through the sample contract's book, with most kinds of entries. */
public final class RandomMoney {

  private final RandomGenerator random;
  private final Samples samples;
  private final String hash;
  private final List<String> orders = new ArrayList<>();
  private final List<String> payouts = new ArrayList<>();
  private final List<String> products = List.of(Ids.next(), Ids.next());
  private int count;

  public RandomMoney(RandomGenerator random, Samples samples, String hash) {
    this.random = random;
    this.samples = samples;
    this.hash = hash;
  }

  /** A sale of a product, in a room or in none. */
  public static BookedSale sale(String order, String number, long gross, String product) {
    return new BookedSale(
        order,
        number,
        new Text("红芯红薯", "Red-heart sweet potato"),
        "JIN",
        Quantity.of(5),
        gross,
        1,
        null,
        null,
        null,
        null,
        null,
        null,
        product,
        product == null ? null : "room-" + product);
  }

  /** Books some events that happened around that instant; what the book refuses is left out. */
  public void book(BookService books, Instant around, int events) {
    for (int i = 0; i < events; i++) {
      try {
        books.append(
            samples.contractId, List.of(next(around.minusSeconds(random.nextInt(200_000)))));
      } catch (Refusal refused) {
        count++;
      }
    }
  }

  private BookEvent next(Instant at) {
    String party = samples.parties().get(random.nextInt(7)).id();
    String other = samples.parties().get(random.nextInt(7)).id();
    int kind = orders.isEmpty() ? 0 : random.nextInt(11);
    String order = orders.isEmpty() ? null : orders.get(random.nextInt(orders.size()));
    long some = 1L + random.nextInt(1500);
    return switch (kind) {
      case 0, 1, 2 -> paid(at);
      case 3, 4 -> new BookEvent.SaleReceived(Ids.next(), at, order);
      case 5 -> new BookEvent.SaleRefunded(Ids.next(), at, order, Ids.next(), some);
      case 6 -> new BookEvent.Deposited(Ids.next(), at, party, some, "=县里");
      case 7 ->
          new BookEvent.Transferred(
              Ids.next(),
              at,
              "REWARD",
              null,
              0,
              0,
              List.of(new BookEvent.Leg(party, -some), new BookEvent.Leg(other, some)),
              "评比");
      case 8 -> sent(at, party, some);
      case 9 -> concluded(at);
      default ->
          new BookEvent.LineFrozen(
              Ids.next(), at, Ids.next(), order, 1, samples.farmer.id(), party, "不对");
    };
  }

  private BookEvent paid(Instant at) {
    String order = Ids.next();
    orders.add(order);
    String number = "TT261122-" + orders.size();
    long gross = 650L + random.nextInt(5_000);
    String product = random.nextBoolean() ? products.get(random.nextInt(2)) : null;
    return new BookEvent.SalePaid(Ids.next(), at, sale(order, number, gross, product), hash);
  }

  private BookEvent sent(Instant at, String party, long fen) {
    payouts.add(Ids.next());
    return new BookEvent.PayoutSent(Ids.next(), at, payouts.getLast(), party, fen);
  }

  private BookEvent concluded(Instant at) {
    String payout = payouts.isEmpty() ? "none" : payouts.get(random.nextInt(payouts.size()));
    return random.nextBoolean()
        ? new BookEvent.PayoutDone(Ids.next(), at, payout)
        : new BookEvent.PayoutReturned(Ids.next(), at, payout, "ACCOUNT_CLOSED");
  }

  /** How many events the book refused. */
  public int refused() {
    return count;
  }
}
