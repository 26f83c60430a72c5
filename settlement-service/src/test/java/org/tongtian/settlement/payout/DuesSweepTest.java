package org.tongtian.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.Ask;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.ContractService;

/** What is due is paid by itself: once, whoever sweeps. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=settlement-service",
      "tongtian.settlement.dues-sweep-every=PT1H"
    })
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DuesSweepTest {

  private static final int DRAW_CLAUSE = 8;

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private ContractService contracts;
  @Autowired private PayoutCycles cycles;

  private final Samples samples = new Samples();
  private final String book = samples.contractId;
  private final String order = Ids.next();
  private String hash;

  @BeforeEach
  void sign() {
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    Drafts.clauses(draft)
        .add(
            Map.of(
                "kind",
                "FUND_DRAW",
                "party",
                samples.fund.id(),
                "payees",
                List.of(samples.farmer.id()),
                "cause",
                "PRICE",
                "mostPerClaim",
                yuan(1_000),
                "mostPerMonth",
                yuan(1_000)));
    draft.put(
        "recovery",
        List.of(
            Map.of("from", "NEXT_CYCLE"),
            Map.of("from", "GUARANTOR", "party", samples.cooperative.id())));
    Answer signed = new SettlementClient(port).put("/internal/settlement/contracts/" + book, draft);
    assertThat(signed.status()).as(String.valueOf(signed.body())).isLessThan(300);
    hash = signed.body().get("hash").asString();
  }

  @Test
  void guarantorAnswersOnceTheNextCycleHasNotMadeTheReceivableGood() throws Exception {
    refundAfterPayout();
    deposit(samples.cooperative.id(), 2_000);
    long before = payable(samples.cooperative.id());
    sweepAt(Duration.ZERO);
    assertThat(payable(samples.farmer.id())).as("its next cycle may do").isEqualTo(-1_462);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sweeps = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sweeps.add(threads.submit(() -> sweepAt(Duration.ofDays(16))));
      }
      for (Future<?> sweep : sweeps) {
        sweep.get();
      }
    }
    assertThat(payable(samples.farmer.id())).isZero();
    assertThat(payable(samples.cooperative.id())).isEqualTo(before - 1_462);
    long seq = books.<Long>read(book, BookFold::seq);
    sweepAt(Duration.ofDays(40));
    assertThat(books.<Long>read(book, BookFold::seq)).as("nothing is due").isEqualTo(seq);
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void guarantorWithoutMoneyPaysAsItComesIn() {
    refundAfterPayout();
    sweepAt(Duration.ofDays(16));
    assertThat(payable(samples.farmer.id())).isEqualTo(-1_462);
    deposit(samples.cooperative.id(), 1_000);
    sweepAt(Duration.ofDays(16));
    deposit(samples.cooperative.id(), 1_000);
    sweepAt(Duration.ofDays(16));
    assertThat(payable(samples.farmer.id())).isZero();
    assertThat(payable(samples.cooperative.id())).isEqualTo(538);
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void fundPaysItsDebtsAsSoonAsItHasMoney() {
    books.append(
        book,
        List.of(
            new BookEvent.FundDrawn(
                Ids.next(),
                Instant.now(),
                1,
                DRAW_CLAUSE,
                List.of(new Ask(samples.farmer.id(), 900)),
                "低于保底价")));
    sweepAt(Duration.ZERO);
    assertThat(payable(samples.farmer.id())).isZero();
    deposit(samples.fund.id(), 400);
    sweepAt(Duration.ZERO);
    assertThat(payable(samples.farmer.id())).isEqualTo(400);
    deposit(samples.fund.id(), 600);
    sweepAt(Duration.ZERO);
    sweepAt(Duration.ZERO);
    assertThat(payable(samples.farmer.id())).isEqualTo(900);
    assertThat(payable(samples.fund.id())).isEqualTo(100);
    assertThat(books.audit(book).fault()).isNull();
  }

  private void sweepAt(Duration later) {
    new DuesSweep(contracts, books, cycles, Clock.offset(Clock.systemUTC(), later)).sweep();
  }

  /** The farmer has been paid out what a full refund takes back. */
  private void refundAfterPayout() {
    BookedSale sale =
        new BookedSale(
            order,
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    Instant now = Instant.now();
    books.append(
        book,
        List.of(
            new BookEvent.SalePaid(Ids.next(), now, sale, hash),
            new BookEvent.SaleReceived(Ids.next(), now, order),
            new BookEvent.PayoutSent(Ids.next(), now, Ids.next(), samples.farmer.id(), 1_462),
            new BookEvent.SaleRefunded(Ids.next(), now, order, "r", 3250)));
    assertThat(payable(samples.farmer.id())).isEqualTo(-1_462);
  }

  private void deposit(String party, long fen) {
    books.append(
        book, List.of(new BookEvent.Deposited(Ids.next(), Instant.now(), party, fen, "test")));
  }

  private long payable(String party) {
    return books.<Long>read(book, fold -> fold.account(party).payable());
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }
}
