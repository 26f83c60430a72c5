package org.tongtian.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.ContractService;

/**
 * A payout run dies before and after each thing it does to its store and at the bank, which are the
 * gaps between its steps; another one goes on, and nothing is paid twice or not at all.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=settlement-service",
      "tongtian.bank.secret=" + FakeBank.SECRET,
      "tongtian.bank.ask-again-after=PT0S",
      "tongtian.bank.sweep-every=PT1H"
    })
@ContextConfiguration(initializers = ServiceUnderTest.class)
class PayoutDeathTest {

  private static final FakeBank BANK = new FakeBank();
  private static final int MOST_STEPS = 100;

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private ContractService contracts;
  @Autowired private HttpBank httpBank;
  @Autowired private BankSettings settings;
  @Autowired private PayoutCycles cycles;
  @Autowired private PayoutRun run;
  @Autowired private MongoDatabase database;

  private final Samples samples = new Samples();
  private final String book = samples.contractId;
  private String hash;

  /** The process is gone; nothing catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Counts down to death. */
  private static final class Fate {
    private int left;

    Fate(int left) {
      this.left = left;
    }

    <T> T around(Supplier<T> step) {
      pass();
      T result = step.get();
      pass();
      return result;
    }

    private void pass() {
      if (left == 0) {
        throw new Killed();
      }
      left--;
    }
  }

  /** The store of an instance that will die. */
  private static final class DoomedStore extends PayoutRepository {
    private final Fate fate;

    DoomedStore(MongoDatabase database, Fate fate) {
      super(database);
      this.fate = fate;
    }

    @Override
    void ran(PayoutAccount account, Instant next) {
      fate.around(
          () -> {
            super.ran(account, next);
            return true;
          });
    }

    @Override
    void insert(Payout payout) {
      fate.around(
          () -> {
            super.insert(payout);
            return true;
          });
    }

    @Override
    boolean claim(Payout payout, Instant again) {
      return fate.around(() -> super.claim(payout, again));
    }

    @Override
    boolean move(String id, PayoutState from, PayoutState to, String reason, Instant at) {
      return fate.around(() -> super.move(id, from, to, reason, at));
    }
  }

  /** The bank as an instance sees it that will die. */
  private record DoomedBank(Bank bank, Fate fate) implements Bank {
    @Override
    public BankAnswer send(Order order) {
      return fate.around(() -> bank.send(order));
    }

    @Override
    public Optional<BankAnswer> find(String payoutId) {
      return fate.around(() -> bank.find(payoutId));
    }
  }

  @DynamicPropertySource
  static void bank(DynamicPropertyRegistry registry) {
    registry.add("tongtian.bank.url", BANK::url);
  }

  @AfterAll
  static void stop() {
    BANK.close();
  }

  @BeforeEach
  void sign() {
    SettlementClient client = new SettlementClient(port);
    hash =
        client
            .put("/internal/settlement/contracts/" + book, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    client.put(
        "/internal/settlement/payout-accounts/" + samples.farmer.id(),
        new PayoutService.AccountDraft("6222000012340001", "杨秀英", "紫云农商行", null));
  }

  @Test
  void deathBetweenAnyTwoStepsNeitherLosesNorDoublesAPayout() {
    for (String outcome : List.of("PAID", "REJECTED")) {
      BANK.next = outcome;
      int died = 0;
      while (!survives(died)) {
        died++;
        assertThat(died).isLessThan(MOST_STEPS);
      }
      assertThat(died).as("steps it died at").isGreaterThan(10);
    }
    assertThat(books.audit(book).fault()).isNull();
  }

  /** Whether a run that dies at that step gets through; the next run ends it in any case. */
  private boolean survives(int step) {
    release();
    long before = out();
    long due = available();
    database
        .getCollection("payout_accounts")
        .updateOne(
            new Document("_id", samples.farmer.id()),
            new Document(
                "$set", new Document("nextRunAt", Instant.EPOCH.plusSeconds(BANK.known.size()))));
    boolean survived = true;
    try {
      doomed(step).sweep();
    } catch (Killed _) {
      survived = false;
    }
    run.sweep();
    boolean isPaid = BANK.next.equals("PAID");
    assertThat(out() - before).as("died at " + step).isEqualTo(isPaid ? due : 0);
    assertThat(available()).as("died at " + step).isEqualTo(isPaid ? 0 : due);
    assertThat(paidByBank()).isEqualTo(out());
    return survived;
  }

  private PayoutRun doomed(int step) {
    Fate fate = new Fate(step);
    return new PayoutRun(
        new DoomedStore(database, fate),
        contracts,
        books,
        new DoomedBank(httpBank, fate),
        settings,
        cycles,
        Clock.systemUTC());
  }

  private long paidByBank() {
    return BANK.known.entrySet().stream()
        .filter(order -> BANK.states.get(order.getKey()).equals("PAID"))
        .mapToLong(order -> order.getValue().at("/amount/amount").asLong())
        .sum();
  }

  private long out() {
    return books.<Long>read(book, fold -> fold.account(samples.farmer.id()).out());
  }

  private long available() {
    return books.<Long>read(book, fold -> fold.account(samples.farmer.id()).available());
  }

  private void release() {
    BookedSale sale =
        new BookedSale(
            Ids.next(),
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    books.append(
        book,
        List.of(
            new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash),
            new BookEvent.SaleReceived(Ids.next(), Instant.now(), sale.saleId())));
  }
}
