package org.tongtian.settlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.party.Party;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.Awaiting;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.OrderService;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.Account;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is simulated is what is settled later; and what may not be simulated. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class SimulationHttpTest {

  private static final String SIMULATIONS = "/api/settlement/simulations";
  private static final List<Integer> JIN = List.of(5, 1, 3, 17, 2, 2, 9, 40, 1, 7, 11, 6);

  @LocalServerPort private int port;
  @Autowired private StatefulRedisConnection<String, String> redis;
  @Autowired private RedisSettings settings;
  @Autowired private JsonMapper json;
  @Autowired private BookService books;
  @Autowired private ContractService contracts;
  @Autowired private PastSales past;

  private final Samples samples = new Samples();
  private SettlementClient client;
  private OrderService orders;
  private String hash;

  @BeforeEach
  void signContract() {
    client = new SettlementClient(port);
    orders = new OrderService(redis, settings, json);
    hash = sign(samples, Drafts.sweetPotato(samples));
  }

  private String sign(Samples parties, Map<String, Object> draft) {
    Answer signed = client.put("/internal/settlement/contracts/" + parties.contractId, draft);
    assertThat(signed.status()).isEqualTo(200);
    return signed.body().get("hash").asString();
  }

  @Test
  void whatIsSoldLaterIsSettledAsItWasSimulated() {
    List<OrderSummary> sold = sellAll(samples, hash);
    Map<String, Object> draft = withFloor(samples);
    draft.put("contractId", samples.contractId);
    draft.put("effectiveFrom", Instant.now().plusSeconds(60).toString());
    Answer simulated = client.post(SIMULATIONS, coop(samples), null, Map.of("draft", draft));
    assertThat(simulated.status()).isEqualTo(200);
    JsonNode columns = simulated.body().at("/cases/0/columns");
    assertThat(simulated.body().get("source").asString()).isEqualTo("PAST");
    assertThat(simulated.body().get("sales").asInt()).isEqualTo(JIN.size());
    assertThat(simulated.body().at("/cases/0/refunded/amount").asLong())
        .isEqualTo(sold.get(3).paid().amount() + 123);
    assertThat(amounts(columns.get("inForce"))).isEqualTo(settled(samples));

    Samples others = new Samples();
    String otherHash = sign(others, withFloor(others));
    long fundHas = books.read(samples.contractId, f -> f.account(samples.fund.id()).available());
    books.append(
        others.contractId,
        List.of(
            new BookEvent.Deposited(
                "fund", Samples.LONG_AGO, others.fund.id(), fundHas, "as simulated")));
    sellAll(others, otherHash);
    Map<String, Long> later = settled(others);
    later.merge(others.fund.id(), -fundHas, Long::sum);
    assertThat(byPlace(amounts(columns.get("draft")), samples)).isEqualTo(byPlace(later, others));

    ContractTerms terms = contracts.version(others.contractId, 1).terms();
    Inputs inputs = past.since(others.contractId, Samples.LONG_AGO, terms);
    Inputs same =
        new Inputs(
            inputs.source(), null, inputs.happenings(), false, Map.of(others.fund.id(), fundHas));
    assertThat(CaseRun.of(CaseKind.PAST, terms, same).carry())
        .isEqualTo(books.read(others.contractId, fold -> fold.carry(1)).orElseThrow());
  }

  @Test
  void sameRequestHasTheSameAnswerAndChangesNothing() {
    Map<String, Object> request = Map.of("draft", withFloor(samples), "months", 24);
    long before = books.read(samples.contractId, fold -> fold.seq());
    Answer first = client.post(SIMULATIONS, coop(samples), null, request);
    Answer second = client.post(SIMULATIONS, coop(samples), null, request);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().toString()).isEqualTo(second.body().toString());
    assertThat(first.body().get("source").asString()).isEqualTo("SAMPLE_MONTH");
    assertThat(first.body().get("cases").size()).isEqualTo(5);
    assertThat(first.body().get("inForceHash").isNull()).isTrue();
    assertThat(first.body().at("/cases/0/columns/inForce").isNull()).isTrue();
    long after = books.read(samples.contractId, fold -> fold.seq());
    assertThat(after).isEqualTo(before);
  }

  @Test
  void partiesAndAuditorsSimulateAStoredVersionAndStrangersDoNot() {
    Map<String, Object> request = Map.of("contractId", samples.contractId, "version", 1);
    TestIssuer issuer = TestIssuer.shared();
    String farmer = issuer.token(Role.FARMER, "f", samples.farmer.id(), "杨秀英");
    assertThat(client.post(SIMULATIONS, farmer, null, request).status()).isEqualTo(200);
    String auditor = issuer.token(Role.AUDITOR, "a", null, "郭审计");
    Answer read = client.post(SIMULATIONS, auditor, null, request);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body().get("inForceHash")).isEqualTo(read.body().get("draftHash"));
    String stranger = issuer.token(Role.FARMER, "s", new Samples().farmer.id(), "外人");
    assertThat(client.post(SIMULATIONS, stranger, null, request).code())
        .isEqualTo("contract.unknown");
    assertThat(client.post(SIMULATIONS, issuer.consumer(), null, request).status()).isEqualTo(404);
    assertThat(client.post(SIMULATIONS, null, null, request).status()).isEqualTo(401);
  }

  @Test
  void badRequestsAreRefusedNamingWhatIsWrong() {
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    Drafts.clauses(draft).set(2, Drafts.share(samples.host.id(), 3, 2));
    Answer rate = client.post(SIMULATIONS, coop(samples), null, Map.of("draft", draft));
    assertThat(rate.code()).isEqualTo("contract.rate_invalid");
    assertThat(rate.field()).startsWith("clauses[2]");
    assertThat(client.post(SIMULATIONS, coop(samples), null, Map.of()).code())
        .isEqualTo("simulation.draft_or_contract");
    Map<String, Object> months =
        Map.of("contractId", samples.contractId, "version", 1, "months", 25);
    assertThat(client.post(SIMULATIONS, coop(samples), null, months).field()).isEqualTo("months");
    Map<String, Object> unknown = Map.of("contractId", samples.contractId, "version", 9);
    assertThat(client.post(SIMULATIONS, coop(samples), null, unknown).status()).isEqualTo(404);
    Map<String, Object> others = withFloor(samples);
    others.put("contractId", samples.contractId);
    assertThat(client.post(SIMULATIONS, coop(new Samples()), null, Map.of("draft", others)).code())
        .isEqualTo("contract.unknown");
    Map<String, Object> noSample = Drafts.sweetPotato(samples);
    noSample.remove("smallestSale");
    Drafts.clauses(noSample).remove(1);
    assertThat(client.post(SIMULATIONS, coop(samples), null, Map.of("draft", noSample)).code())
        .isEqualTo("simulation.sample_missing");
  }

  private List<OrderSummary> sellAll(Samples parties, String contractHash) {
    List<OrderSummary> sold = new ArrayList<>();
    for (int jin : JIN) {
      OrderSummary order = OrderService.order(parties, contractHash, jin);
      sold.add(order);
      orders.publish(orders.paid(order));
      awaitSeq(parties, order, "ACCRUED");
      if (sold.size() == 4) {
        books.append(
            parties.contractId,
            List.of(
                new BookEvent.SaleCancelled(
                    Ids.next(), Instant.now(), OrderService.saleOf(order))));
        awaitSeq(parties, order, "REVERSED");
      } else {
        orders.publish(orders.received(order));
        awaitSeq(parties, order, "RELEASED");
      }
    }
    Instant at = Instant.now();
    books.append(
        parties.contractId,
        List.of(new BookEvent.SaleRefunded("r1", at, OrderService.saleOf(sold.get(7)), "r1", 123)));
    return sold;
  }

  private void awaitSeq(Samples parties, OrderSummary order, String state) {
    Awaiting.until(
        "sale " + state,
        () ->
            books.read(
                parties.contractId,
                fold ->
                    fold.sale(OrderService.saleOf(order))
                        .filter(sale -> sale.state().name().equals(state))
                        .isPresent()));
  }

  /** What each party has in the stored book in all. */
  private Map<String, Long> settled(Samples parties) {
    Map<String, Long> amounts = new HashMap<>();
    for (Party party : parties.parties()) {
      Account account = books.read(parties.contractId, fold -> fold.account(party.id()));
      amounts.put(party.id(), account.escrow() + account.payable());
    }
    return amounts;
  }

  private static Map<String, Long> amounts(JsonNode shares) {
    Map<String, Long> amounts = new HashMap<>();
    shares
        .valueStream()
        .forEach(
            share ->
                amounts.put(share.at("/party/id").asString(), share.at("/amount/amount").asLong()));
    return amounts;
  }

  /** Amounts by the place of the party, to compare contracts of different parties. */
  private static List<Long> byPlace(Map<String, Long> amounts, Samples parties) {
    return parties.parties().stream().map(party -> amounts.get(party.id())).toList();
  }

  /** Farmer's floor of 3.00 a jin, from the fund and then the platform; the platform is capped. */
  private static Map<String, Object> withFloor(Samples parties) {
    Map<String, Object> draft = new LinkedHashMap<>(Drafts.sweetPotato(parties));
    draft.put("smallestSale", Map.of("units", 2, "amount", yuan(1300), "unit", "JIN"));
    Drafts.clauses(draft)
        .add(
            Map.of(
                "kind",
                "CAP",
                "party",
                parties.host.id(),
                "payee",
                parties.farmer.id(),
                "rate",
                Map.of("numerator", 15, "denominator", 200)));
    Drafts.clauses(draft)
        .add(
            Map.of(
                "kind",
                "FLOOR_PRICE",
                "payee",
                parties.farmer.id(),
                "unit",
                "JIN",
                "floor",
                yuan(301),
                "payers",
                List.of(parties.fund.id(), parties.platform.id())));
    return draft;
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  private static String coop(Samples parties) {
    return TestIssuer.shared().token(Role.COOP_MANAGER, "manager", parties.cooperative.id(), "杨秀英");
  }
}
