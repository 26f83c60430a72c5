package org.tongtian.settlement.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Awaiting;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.statement.MovableClock;

/** What the committee decides changes what the service does from its day on, and nothing before. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"spring.config.name=settlement-service", "tongtian.bank.sweep-every=PT0.1S"})
@ContextConfiguration(initializers = ServiceUnderTest.class)
@Import(MovableClock.Installed.class)
class DecisionsTakeEffectTest {

  private static final String GOVERNANCE = "/api/settlement/governance/proposals";
  private static final String NOV_10 = "2026-11-09T16:00:00Z"; // midnight in Shanghai
  private static final String PAYOUT_ACCOUNT = "/api/settlement/payout-account";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private SettlementClient client;
  private String farmer;

  @BeforeEach
  void startInNovember() {
    clock.set(Instant.parse("2026-11-01T02:00:00Z"));
    client = new SettlementClient(port);
    farmer = TestIssuer.shared().token(Role.FARMER, Ids.next(), samples.farmer.id(), "杨秀英");
    for (SeatClass each : SeatClass.values()) {
      Map<String, Object> seat =
          Map.of("seatClass", each, "name", Map.of("zh", each.name(), "en", each.name()));
      client.put("/internal/settlement/governance/seats/" + each.name(), seat);
    }
  }

  @Test
  void payoutsFollowTheNewDefaultFromItsDayOnAndOwnCyclesStay() {
    String daily = TestIssuer.shared().token(Role.HOST, Ids.next(), samples.host.id(), "小罗");
    register(farmer, null);
    register(daily, "DAILY");
    assertThat(nextRun(farmer)).isEqualTo("2026-11-02T16:00:00Z"); // every 15 days
    decide("PAYOUT_CYCLE_DAYS", 7);
    assertThat(nextRun(farmer)).isEqualTo("2026-11-02T16:00:00Z");

    clock.set(Instant.parse("2026-11-02T17:00:00Z"));
    // By the old rule it would be the 18th; from the 10th on the new one counts.
    Awaiting.until("the run is over", () -> nextRun(farmer).equals("2026-11-11T16:00:00Z"));
    Awaiting.until("the run is over", () -> nextRun(daily).equals("2026-11-03T16:00:00Z"));
  }

  @Test
  void runThatIsPlannedAlreadyMovesToTheDaysOfALaterDecision() {
    clock.set(Instant.parse("2026-11-20T02:00:00Z"));
    register(farmer, null);
    String planned = nextRun(farmer);
    decide("PAYOUT_CYCLE_DAYS", 1, "2026-11-22T16:00:00Z", "2026-11-22T16:00:00Z");
    Awaiting.until("it is planned anew", () -> nextRun(farmer).equals("2026-11-22T16:00:00Z"));
    assertThat(planned).isNotEqualTo("2026-11-22T16:00:00Z");
  }

  @Test
  void linesThatBecamePayableBeforeADecisionKeepTheirDeadline() {
    String hash = sign();
    String first = released(hash);
    String second = released(hash);
    String inEscrow = paid(hash);
    decide("DISPUTE_DEADLINE_DAYS", 5);
    clock.set(Instant.parse("2026-11-11T02:00:00Z"));
    String third = released(hash);
    String fourth = released(hash);

    clock.set(Instant.parse("2026-11-16T15:59:00Z")); // the fifth day, a minute before midnight
    assertThat(dispute(third).status()).isEqualTo(201);
    clock.set(Instant.parse("2026-11-16T16:00:00Z"));
    assertRefused(fourth);
    assertThat(dispute(first).status()).as("30 days counted then").isEqualTo(201);
    clock.set(Instant.parse("2026-12-01T16:00:00Z"));
    assertRefused(second);
    assertThat(dispute(inEscrow).status()).as("not payable yet").isEqualTo(201);
    assertThat(books.audit(samples.contractId).fault()).isNull();
  }

  private void assertRefused(String order) {
    long seq = books.<Long>read(samples.contractId, BookFold::seq);
    Answer late = dispute(order);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("dispute.too_late");
    assertThat(late.body().get("detail").asString()).contains("天内");
    assertThat(books.<Long>read(samples.contractId, BookFold::seq)).isEqualTo(seq);
    assertThat(client.get("/api/settlement/disputes", farmer).body().toString())
        .doesNotContain(order);
  }

  private void decide(String rule, long value) {
    decide(rule, value, "2026-11-08T16:00:00Z", NOV_10);
  }

  private void decide(String rule, long value, String deadline, String from) {
    Map<String, Object> draft =
        Map.of(
            "rule",
            rule,
            "value",
            value,
            "deadline",
            deadline,
            "effectiveFrom",
            from,
            "reason",
            "because");
    Answer proposed = client.post(GOVERNANCE, seat(SeatClass.COOPERATIVES), draft);
    assertThat(proposed.status()).as(String.valueOf(proposed.body())).isEqualTo(201);
    String path = GOVERNANCE + "/" + proposed.body().get("id").asString();
    client.post(path + "/opening", seat(SeatClass.GOVERNMENT), "");
    String state = "";
    for (SeatClass each : SeatClass.values()) {
      Map<String, Object> vote = Map.of("choice", "YES", "reason", "because");
      state = client.post(path + "/votes", seat(each), vote).body().path("state").asString();
    }
    assertThat(state).isEqualTo("ACCEPTED");
  }

  private static String seat(SeatClass seat) {
    return TestIssuer.shared().token(Role.COMMITTEE, "account-" + seat, seat.name(), "委员");
  }

  private void register(String token, String cycle) {
    Map<String, Object> account =
        cycle == null
            ? Map.of("number", "6222000012340001", "holder", "杨", "bank", "农商行")
            : Map.of("number", "6222000012340001", "holder", "杨", "bank", "农商行", "cycle", cycle);
    assertThat(client.post(PAYOUT_ACCOUNT, token, account).status()).isEqualTo(200);
  }

  private String nextRun(String token) {
    return client.get(PAYOUT_ACCOUNT, token).body().get("nextRunAt").asString();
  }

  private String sign() {
    return client
        .put("/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
        .body()
        .get("hash")
        .asString();
  }

  private String paid(String hash) {
    String order = Ids.next();
    BookedSale sale =
        new BookedSale(
            order,
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    append(new BookEvent.SalePaid(Ids.next(), clock.instant(), sale, hash));
    return order;
  }

  private String released(String hash) {
    String order = paid(hash);
    append(new BookEvent.SaleReceived(Ids.next(), clock.instant(), order));
    return order;
  }

  private void append(BookEvent event) {
    books.append(samples.contractId, List.of(event));
  }

  private Answer dispute(String order) {
    return client.post(
        "/api/settlement/disputes",
        farmer,
        Map.of("saleId", order, "clauseNo", 1, "payee", samples.farmer.id(), "reason", "少算了"));
  }
}
