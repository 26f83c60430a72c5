package org.tongtian.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.Account;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import tools.jackson.databind.JsonNode;

/** Payouts over real HTTP: to the service, from it to a bank, and back. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=settlement-service",
      "tongtian.bank.secret=" + FakeBank.SECRET,
      "tongtian.bank.ask-again-after=PT0S",
      "tongtian.bank.sweep-every=PT1H"
    })
@ContextConfiguration(initializers = ServiceUnderTest.class)
class PayoutTest {

  private static final FakeBank BANK = new FakeBank();

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private PayoutRun run;
  @Autowired private MongoDatabase database;

  private final Samples samples = new Samples();
  private final String book = samples.contractId;
  private SettlementClient client;
  private String hash;
  private String farmer;

  @DynamicPropertySource
  static void bank(DynamicPropertyRegistry registry) {
    registry.add("tongtian.bank.url", BANK::url);
  }

  @AfterAll
  static void stop() {
    BANK.close();
  }

  @BeforeEach
  void sell() {
    BANK.next = "PAID";
    BANK.isSilent = false;
    BANK.isForged = false;
    client = new SettlementClient(port);
    hash =
        client
            .put("/internal/settlement/contracts/" + book, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    farmer = TestIssuer.shared().token(Role.FARMER, Ids.next(), samples.farmer.id(), "杨秀英");
    release();
  }

  @Test
  void whatIsAvailableIsPaidOnceAndTheRunRepeatedPaysNothingMore() {
    register();
    assertThat(runNow("r1").body().at("/0/state").asString()).isEqualTo("DONE");
    assertThat(runNow("r1").body().at("/0/amount/amount").asLong()).isEqualTo(1462);
    assertThat(runNow("r2").body().size()).isZero();
    assertThat(account()).isEqualTo(new Account(0, 0, 0, 1462, 0, 0));
    Answer list = client.get("/api/settlement/payouts", farmer);
    assertThat(list.body().at("/items/0/numberMasked").asString()).isEqualTo("**** 0001");
    assertThat(list.body().at("/items").size()).isEqualTo(1);
    assertThat(list.body().toString()).doesNotContain("62220000");
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void whoHasChosenNoCycleIsPaidOnTheDefaultOneAndSeedingAgainChangesNothing() {
    register();
    JsonNode chosen =
        client
            .post(
                "/api/settlement/payout-account",
                farmer,
                Map.of(
                    "number", "6222000012340002", "holder", "杨", "bank", "农商行", "cycle", "DAILY"))
            .body();
    assertThat(chosen.get("cycle").asString()).isEqualTo("DAILY");
    Answer seeded =
        client.put(
            "/internal/settlement/payout-accounts/" + samples.farmer.id(),
            draft("6222000012340009"));
    assertThat(seeded.body()).isEqualTo(chosen);
    register();
    JsonNode none = client.get("/api/settlement/payout-account", farmer).body();
    assertThat(none.get("cycle").isNull()).isTrue();
    Instant next = Instant.parse(none.get("nextRunAt").asString());
    assertThat(next).isEqualTo(PayoutCycle.nextAfter(Instant.now(), 15));
    assertThat(LocalDate.ofInstant(next, ZoneId.of("Asia/Shanghai")).toEpochDay() % 15).isZero();
  }

  @Test
  void pagesLeaveOutNoPayoutOfTheSameMoment() {
    register();
    runNow("r1");
    Document first = database.getCollection("payouts").find(ofFarmer()).first();
    for (String id : List.of("po-b", "po-c")) {
      database.getCollection("payouts").insertOne(new Document(first).append("_id", id));
    }
    List<String> seen = new ArrayList<>();
    String path = "/api/settlement/payouts?limit=1";
    String next = "";
    while (next != null) {
      JsonNode page = client.get(path + next, farmer).body();
      seen.add(page.at("/items/0/id").asString());
      next = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
    }
    assertThat(seen).containsExactlyInAnyOrder(first.getString("_id"), "po-b", "po-c");
    for (String broken : List.of("x", ".po", "1e3.po")) {
      assertThat(client.get(path + "&after=" + broken, farmer).field()).isEqualTo("after");
    }
  }

  private Document ofFarmer() {
    return new Document("party", samples.farmer.id());
  }

  @Test
  void rejectedPayoutIsPayableAgain() {
    register();
    BANK.next = "REJECTED";
    Answer answer = runNow("r1");
    assertThat(answer.body().at("/0/state").asString()).isEqualTo("RETURNED");
    assertThat(answer.body().at("/0/reason").asString()).isEqualTo("ACCOUNT_CLOSED");
    assertThat(account()).isEqualTo(new Account(0, 1462, 0, 0, 0, 0));
    assertThat(runNow("r1").body().at("/0/state").asString()).isEqualTo("RETURNED");
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void unknownOutcomeIsAskedForAndNeverPaidTwice() {
    register();
    BANK.isSilent = true;
    int before = BANK.orders.get();
    assertThat(runNow("r1").body().at("/0/state").asString()).isEqualTo("SENT");
    assertThat(account()).isEqualTo(new Account(0, 0, 1462, 0, 0, 0));
    BANK.isSilent = false;
    run.sweep();
    run.sweep();
    assertThat(account()).isEqualTo(new Account(0, 0, 0, 1462, 0, 0));
    assertThat(BANK.orders.get() - before).as("asked for, not ordered again").isEqualTo(1);
  }

  @Test
  void answerOfAStrangerIsNotBelieved() {
    register();
    BANK.isForged = true;
    assertThat(runNow("r1").body().at("/0/state").asString()).isEqualTo("SENT");
    assertThat(account().transit()).isEqualTo(1462);
    BANK.isForged = false;
    run.sweep();
    assertThat(account().out()).isEqualTo(1462);
  }

  @Test
  void lateNotificationsCountOnceAndOnlyWithTheRightSignature() {
    register();
    BANK.next = "ACCEPTED";
    String id = runNow("r1").body().at("/0/id").asString();
    BANK.states.put(id, "PAID");
    byte[] report = BANK.report(id);
    assertThat(notify(report, "another secret", Instant.now())).isEqualTo(401);
    assertThat(notify(report, FakeBank.SECRET, Instant.now().minusSeconds(3600))).isEqualTo(401);
    assertThat(account().transit()).isEqualTo(1462);
    assertThat(notify(report, FakeBank.SECRET, Instant.now())).isEqualTo(200);
    assertThat(notify(report, FakeBank.SECRET, Instant.now())).isEqualTo(200);
    assertThat(account()).isEqualTo(new Account(0, 0, 0, 1462, 0, 0));
    BANK.states.put(id, "REJECTED");
    assertThat(notify(BANK.report(id), FakeBank.SECRET, Instant.now())).isEqualTo(200);
    assertThat(account()).as("sent back later").isEqualTo(new Account(0, 1462, 0, 0, 0, 0));
    assertThat(notify(report, FakeBank.SECRET, Instant.now())).as("told long ago").isEqualTo(200);
    assertThat(account()).isEqualTo(new Account(0, 1462, 0, 0, 0, 0));
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void deadBetweenBookingAndTellingGoesOnWithoutPayingTwice() {
    register();
    String id = runNow("r1").body().at("/0/id").asString();
    int before = BANK.orders.get();
    for (String state : List.of("PLANNED", "SENT")) {
      database
          .getCollection("payouts")
          .updateOne(new Document("_id", id), new Document("$set", new Document("state", state)));
      run.sweep();
      assertThat(runNow("r1").body().at("/0/state").asString()).isEqualTo("DONE");
    }
    assertThat(account()).isEqualTo(new Account(0, 0, 0, 1462, 0, 0));
    assertThat(BANK.orders.get()).isEqualTo(before);
  }

  @Test
  void dueAccountsArePaidByTheSweepOncePerCycle() {
    register();
    run.sweep();
    assertThat(account().out()).as("not due").isZero();
    database
        .getCollection("payout_accounts")
        .updateOne(
            new Document("_id", samples.farmer.id()),
            new Document("$set", new Document("nextRunAt", Instant.now().minusSeconds(1))));
    run.sweep();
    assertThat(account().out()).isEqualTo(1462);
    release();
    run.sweep();
    assertThat(account().payable()).as("the next cycle's").isEqualTo(1463);
  }

  @Test
  void closedUnknownAndMalformedAccountsAreRefusedAndNothingChanges() {
    assertThat(runNow("r1").code()).isEqualTo("payout.account_unknown");
    for (String number : List.of("1234567", "12345678x", "")) {
      Answer refused = client.post("/api/settlement/payout-account", farmer, draft(number));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.field()).isEqualTo("number");
    }
    register();
    assertThat(client.post("/api/settlement/payout-account/closure", farmer, "").status())
        .isEqualTo(200);
    assertThat(runNow("r1").code()).isEqualTo("payout.account_closed");
    assertThat(account()).isEqualTo(new Account(0, 1462, 0, 0, 0, 0));
    assertThat(client.get("/api/settlement/payouts", null).status()).isEqualTo(401);
    assertThat(client.get("/api/settlement/payouts?party=" + samples.host.id(), farmer).status())
        .isEqualTo(403);
  }

  @Test
  void bookRefusesWhatWouldOverdrawIt() {
    BookEvent.PayoutSent tooMuch =
        new BookEvent.PayoutSent(Ids.next(), Instant.now(), "p1", samples.farmer.id(), 1463);
    assertThatThrownBy(() -> books.append(book, List.of(tooMuch)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("book.overdrawn");
    assertThat(account()).isEqualTo(new Account(0, 1462, 0, 0, 0, 0));
  }

  private void register() {
    assertThat(
            client
                .post("/api/settlement/payout-account", farmer, draft("6222000012340001"))
                .status())
        .isEqualTo(200);
  }

  private static Map<String, Object> draft(String number) {
    return Map.of("number", number, "holder", "杨秀英", "bank", "紫云农商行");
  }

  private Answer runNow(String name) {
    return client.post(
        "/internal/settlement/payout-runs",
        TestIssuer.shared().serviceToken(),
        Map.of("party", samples.farmer.id(), "run", name));
  }

  private Account account() {
    return books.read(book, fold -> fold.account(samples.farmer.id()));
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

  private int notify(byte[] body, String secret, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    String signature = BankSignature.of(secret, timestamp, BankSignature.NOTIFICATION, body);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/settlement/bank-notifications"))
            .header("Content-Type", "application/json")
            .header(BankSignature.TIMESTAMP, timestamp)
            .header(BankSignature.SIGNATURE, signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
