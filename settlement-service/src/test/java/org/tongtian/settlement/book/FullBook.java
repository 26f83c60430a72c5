package org.tongtian.settlement.book;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookEvent.Leg;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

/** A book with an entry of every kind and with every optional field of a sale, a block for each. */
public final class FullBook {

  private final ContractTerms terms = withTiers(FullContract.terms());
  private final MemoryBook book = new MemoryBook(terms);
  private Instant at = Instant.parse("2026-11-22T02:00:00Z");
  private int events;

  public FullBook() {
    moneyFromOutside();
    salesAndRefunds();
    payoutsAndReceivables();
    fundsAndClaims();
    disputesAndTransfers();
  }

  public ContractTerms terms() {
    return terms;
  }

  public List<Block> blocks() {
    return List.copyOf(book.blocks);
  }

  /** The platform is paid by the value of the month. */
  private static ContractTerms withTiers(ContractTerms full) {
    List<Clause> clauses = new ArrayList<>(full.clauses());
    clauses.set(
        2,
        new TieredCommission(
            3,
            "platform",
            VolumeMeasure.VALUE,
            List.of(new Tier(0, Ratio.percent(4)), new Tier(12_000, Ratio.percent(2))),
            false));
    return new ContractTerms(
        full.contractId(),
        full.version(),
        full.title(),
        full.effectiveFrom(),
        full.parties(),
        full.smallestSale(),
        full.fieldPrice(),
        clauses,
        full.channel(),
        full.recovery(),
        full.examples());
  }

  private void moneyFromOutside() {
    for (String party : List.of("fund", "lender", "insurer", "platform")) {
      book(new BookEvent.Deposited(id(), at, party, 4_000, "县里"));
    }
    book(new BookEvent.AdvancePaid(id(), at, 1, 8, 3_000));
    book(new BookEvent.PriceNoted(id(), at, "JIN", "A", 400, "县城"));
  }

  private void salesAndRefunds() {
    sell("floor", 3_000);
    receive("floor");
    book(new BookEvent.SaleCorrected(id(), at, "floor", 410, "报错价"));
    sell("cancelled", 9_000);
    book(new BookEvent.SaleCancelled(id(), at, "cancelled"));
    sell("early", 9_001);
    refund("early", 1_000);
    receive("early");
    refund("early", 2_000);
    withCouponsAndDelivery();
  }

  private void withCouponsAndDelivery() {
    BookedSale sale = FullContract.sale("beside", 8_000, new BesidePrice(500, 900, 600));
    book(new BookEvent.SalePaid(id(), at, sale, ""));
    receive(sale.saleId());
    book(
        new BookEvent.SaleRefunded(
            id(), at, sale.saleId(), "r" + events, 1_000, new BesidePrice(60, 110, 600)));
  }

  private void payoutsAndReceivables() {
    sell("paid-out", 20_000);
    receive("paid-out");
    long available = book.account("farmer").available();
    book(new BookEvent.PayoutSent(id(), at, "p", "farmer", available));
    book(new BookEvent.PayoutDone(id(), at, "p"));
    refund("paid-out", 20_000);
    book(new BookEvent.ReceivableDue(id(), at, 1, "farmer"));
    book(new BookEvent.PayoutSent(id(), at, "q", "co-op", 100));
    book(new BookEvent.PayoutReturned(id(), at, "q", "CLOSED"));
  }

  private void fundsAndClaims() {
    List<Ask> asks = List.of(new Ask("farmer", 2_500), new Ask("co-op", 2_400));
    book(new BookEvent.Deposited(id(), at, "fund", 700, null));
    book(new BookEvent.FundDrawn(id(), at, 1, 9, asks, "冰雹"));
    book(new BookEvent.Deposited(id(), at, "fund", 900, null));
    book(new BookEvent.DebtDue(id(), at, "fund"));
    book(new BookEvent.CoverClaimed(id(), at, "early", 5, "DELAY", "co-op", 49L, "核查"));
  }

  private void disputesAndTransfers() {
    sell("disputed", 10_000);
    book(freeze("d"));
    receive("disputed");
    book(new BookEvent.DisputeMoves(id(), at, "d", "farmer", 300, "不是本人开播"));
    book(freeze("e"));
    book(new BookEvent.DisputeStands(id(), at, "e", "核实无误"));
    List<Leg> legs =
        List.of(new Leg("co-op", -1_000), new Leg("farmer", 600), new Leg("host", 400));
    book(new BookEvent.Transferred(id(), at, "DIVIDEND", "2026", 1, 0, legs, "年终"));
  }

  private BookEvent freeze(String dispute) {
    return new BookEvent.LineFrozen(id(), at, dispute, "disputed", 2, "host", "co-op", "不是本人开播");
  }

  private void sell(String order, long gross) {
    BookedSale sale =
        new BookedSale(
            order,
            "TT-" + order,
            new Text("红薯", "Potato"),
            "JIN",
            Quantity.of(5),
            gross,
            1,
            "A",
            "host",
            2,
            "lot-" + order,
            "2026-11",
            null,
            "product",
            "room");
    book(new BookEvent.SalePaid(id(), at, sale, ""));
  }

  private void receive(String order) {
    book(new BookEvent.SaleReceived(id(), at, order));
  }

  private void refund(String order, long amount) {
    book(new BookEvent.SaleRefunded(id(), at, order, "r" + events, amount));
  }

  private void book(BookEvent event) {
    book.append(at, List.of(event));
    at = at.plus(Duration.ofHours(1));
  }

  private String id() {
    return "event-" + ++events;
  }
}
