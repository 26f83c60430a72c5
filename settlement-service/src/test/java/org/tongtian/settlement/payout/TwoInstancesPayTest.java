package org.tongtian.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementApplication;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.Account;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;

/** Two instances with one store pay out at the same moment: everybody once. */
class TwoInstancesPayTest {

  private static final int ROUNDS = 5;

  private final FakeBank bank = new FakeBank();
  private final Samples samples = new Samples();
  private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

  @AfterEach
  void stop() {
    instances.forEach(ConfigurableApplicationContext::close);
    bank.close();
  }

  @Test
  void everyPayoutIsPaidOnceAndNothingIsLeftOut() throws Exception {
    String name = "t" + Ids.next().replace("-", "").substring(0, 20);
    SettlementClient client = start(name);
    start(name);
    String book = samples.contractId;
    String hash =
        client
            .put("/internal/settlement/contracts/" + book, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    samples
        .parties()
        .forEach(
            party ->
                client.put(
                    "/internal/settlement/payout-accounts/" + party.id(),
                    new PayoutService.AccountDraft("6222000012340001", "某人", "农商行", null)));
    BookService books = instances.getFirst().getBean(BookService.class);
    for (int round = 1; round <= ROUNDS; round++) {
      sell(books, hash);
      makeDue(Instant.EPOCH.plusSeconds(round));
      sweepTogether();
      sweepTogether();
      long out = 0;
      for (Account account : books.read(book, fold -> List.copyOf(fold.accounts().values()))) {
        assertThat(account.available()).isZero();
        assertThat(account.transit()).isZero();
        out += account.out();
      }
      assertThat(out).isEqualTo(3_250L * round);
      assertThat(paidByBank()).isEqualTo(out);
    }
    assertThat(bank.known).hasSize(ROUNDS * samples.parties().size());
    for (ConfigurableApplicationContext instance : instances) {
      assertThat(instance.getBean(BookService.class).audit(book).fault()).isNull();
    }
  }

  private SettlementClient start(String name) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--tongtian.bank.url=" + bank.url(),
                "--tongtian.bank.secret=" + FakeBank.SECRET,
                "--tongtian.bank.ask-again-after=PT0S",
                "--tongtian.bank.sweep-every=PT1H"));
    ServiceUnderTest.properties(name)
        .forEach((property, value) -> arguments.add("--" + property + "=" + value));
    ConfigurableApplicationContext instance =
        SettlementApplication.start(arguments.toArray(String[]::new));
    instances.add(instance);
    return new SettlementClient(
        instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }

  private void sweepTogether() throws Exception {
    CyclicBarrier together = new CyclicBarrier(instances.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sweeps = new ArrayList<>();
      for (ConfigurableApplicationContext instance : instances) {
        PayoutRun run = instance.getBean(PayoutRun.class);
        sweeps.add(
            threads.submit(
                () -> {
                  together.await();
                  run.sweep();
                  return null;
                }));
      }
      for (Future<?> sweep : sweeps) {
        sweep.get();
      }
    }
  }

  private void makeDue(Instant since) {
    instances
        .getFirst()
        .getBean(MongoDatabase.class)
        .getCollection("payout_accounts")
        .updateMany(new Document(), new Document("$set", new Document("nextRunAt", since)));
  }

  private long paidByBank() {
    return bank.known.values().stream()
        .mapToLong(order -> order.at("/amount/amount").asLong())
        .sum();
  }

  private void sell(BookService books, String hash) {
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
        samples.contractId,
        List.of(
            new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash),
            new BookEvent.SaleReceived(Ids.next(), Instant.now(), sale.saleId())));
  }
}
