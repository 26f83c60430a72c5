package org.tongtian.settlement.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.settlement.CoopUnderTest.must;
import static org.tongtian.settlement.CoopUnderTest.ratio;
import static org.tongtian.settlement.CoopUnderTest.yuan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.settlement.CoopUnderTest;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractSignatures;
import tools.jackson.databind.JsonNode;

/** Forward orders over HTTP, from the proposal to the money in the book. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ForwardHttpTest {

  private static final String ORDERS = "/api/settlement/forward-orders";

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private ForwardService orders;
  @Autowired private ForwardRepository repository;
  @Autowired private ContractSignatures signatures;

  private final LocalDate today = LocalDate.now(BookFold.ZONE);
  private SettlementClient client;
  private CoopUnderTest coop;

  @BeforeEach
  void open() {
    client = new SettlementClient(port);
    coop = new CoopUnderTest(client, books);
  }

  @Test
  void eachDeliveryIsPaidByTheRuleAndTheDepositCounts() {
    String id = signed(proposal(10_000));
    assertThat(state(id)).isEqualTo("SIGNED");
    assertThat(client.post(ORDERS + "/" + id + "/deposit", coop.manager, "{}").code())
        .isEqualTo("forward.deposit_unfunded");
    fund(id, "bank-1", 200_000);
    fund(id, "bank-1", 200_000);
    assertThat(coop.payable(coop.coop.id())).isEqualTo(200_000);
    must(client.post(ORDERS + "/" + id + "/deposit", coop.manager, "{}"), 200);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(10_000);
    String key = UUID.randomUUID().toString();
    must(deliver(id, key, 400, 150L), 201);
    must(deliver(id, key, 400, 150L), 201);
    Answer last = must(deliver(id, UUID.randomUUID().toString(), 600, 190L), 201);
    assertThat(last.body().get("state").asString()).isEqualTo("FULFILLED");
    assertThat(last.body().at("/value/amount").asLong()).isEqualTo(72_000 + 125_400);
    assertThat(last.body().at("/charges/1/reason/en").asString()).startsWith("Goods 1194.00 ¥ = ");
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(197_400);
    assertThat(coop.everything()).isEqualTo(200_000);
    assertThat(coop.fault()).isNull();
    Answer late = deliver(id, UUID.randomUUID().toString(), 1, null);
    assertThat(late.code()).isEqualTo("forward.state_forbids");
    assertThat(late.body().get("detail").asString()).isEqualTo("订单现在的状态（已交清）不能这样做。");
  }

  @Test
  void whatTheBuyerCannotPayStaysOwedUntilMoneyComes() {
    String id = signed(proposal(0));
    fund(id, "bank-1", 10_000);
    Answer answer = must(deliver(id, UUID.randomUUID().toString(), 100, null), 201);
    assertThat(answer.body().at("/charges/0/amount/amount").asLong()).isEqualTo(18_000);
    assertThat(answer.body().at("/charges/0/outstanding/amount").asLong()).isEqualTo(8_000);
    assertThat(coop.payable(coop.coop.id())).isZero();
    assertThat(client.post(ORDERS + "/" + id + "/non-payment", coop.household, "{}").code())
        .isEqualTo("forward.nothing_overdue");
    fund(id, "bank-2", 9_000);
    JsonNode paid = client.get(ORDERS + "/" + id, coop.household).body();
    assertThat(paid.at("/charges/0/outstanding/amount").asLong()).isZero();
    assertThat(coop.payable(coop.coop.id())).isEqualTo(1_000);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(18_000);
  }

  @Test
  void theBuyersWithdrawalCostsThePenalty() {
    String id = signed(proposal(10_000));
    fund(id, "bank-1", 100_000);
    assertThat(client.get(ORDERS + "/" + id, coop.household).body().get("endingNow").isNull())
        .isTrue();
    Answer inForce = must(client.post(ORDERS + "/" + id + "/deposit", coop.manager, "{}"), 200);
    assertThat(inForce.body().at("/endingNow/missing").asInt()).isEqualTo(1_000);
    assertThat(inForce.body().at("/endingNow/depositLost/amount").asLong()).isEqualTo(10_000);
    assertThat(inForce.body().at("/endingNow/buyerPays/amount").asLong()).isEqualTo(26_000);
    assertThat(inForce.body().at("/endingNow/depositBack/amount").asLong()).isEqualTo(10_000);
    assertThat(inForce.body().at("/endingNow/sellerPays/amount").asLong()).isEqualTo(18_000);
    Answer ended = must(client.post(ORDERS + "/" + id + "/withdrawal", coop.manager, "{}"), 200);
    assertThat(ended.body().get("state").asString()).isEqualTo("BREACHED_BY_BUYER");
    assertThat(ended.body().get("endingNow").isNull()).isTrue();
    assertThat(ended.body().at("/charges/0/amount/amount").asLong()).isEqualTo(26_000);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(36_000);
    assertThat(coop.everything()).isEqualTo(100_000);
  }

  @Test
  void anOrderWhoseWindowIsOverEndsByItselfAndTheSellerOwesThePenalty() {
    Map<String, Object> proposal = proposal(0);
    String running = signed(proposal);
    String id = signed(proposal);
    fund(id, "bank-1", 90_000);
    must(deliver(id, UUID.randomUUID().toString(), 500, null), 201);
    endWindow(id);
    orders.sweep();
    assertThat(state(running)).isEqualTo("OPEN");
    JsonNode over = client.get(ORDERS + "/" + id, coop.household).body();
    assertThat(over.get("state").asString()).isEqualTo("BREACHED_BY_SELLER");
    assertThat(over.at("/charges/1/amount/amount").asLong()).isEqualTo(9_000);
    assertThat(over.at("/charges/1/outstanding/amount").asLong()).isZero();
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(81_000);
    assertThat(coop.payable(coop.coop.id())).isEqualTo(9_000);
    orders.sweep();
    assertThat(coop.payable(coop.coop.id())).isEqualTo(9_000);
    assertThat(client.post(ORDERS + "/" + id + "/withdrawal", coop.manager, "{}").code())
        .isEqualTo("forward.state_forbids");
  }

  /** Signs the same terms with yesterday as the last day in place of the stored ones. */
  private void endWindow(String id) {
    StoredForward now = repository.find(id).orElseThrow();
    ForwardTerms terms = now.terms();
    ForwardTerms over =
        new ForwardTerms(
            terms.id(),
            terms.book(),
            terms.buyer(),
            terms.seller(),
            terms.product(),
            terms.unit(),
            terms.grade(),
            terms.quantity(),
            terms.from(),
            today.minusDays(1),
            terms.floor(),
            terms.markup(),
            terms.deposit(),
            terms.sellerPenalty(),
            terms.buyerPenalty(),
            terms.tolerance(),
            terms.payWithinDays());
    ForwardOrder order =
        new ForwardOrder(
            over,
            over.hash(),
            List.of(
                signatures.sign(over.buyer().id(), over.hash(), Instant.now()),
                signatures.sign(over.seller().id(), over.hash(), Instant.now())),
            null,
            now.deliveries(),
            List.of(),
            null);
    assertThat(repository.replace(StoredForward.of(order, now.revision() + 1))).isTrue();
  }

  @Test
  void badRequestsAreRefusedAndChangeNothing() {
    String id = signed(proposal(0));
    fund(id, "bank-1", 500_000);
    CoopUnderTest other = new CoopUnderTest(client, books);
    assertThat(client.get(ORDERS + "/" + id, other.manager).status()).isEqualTo(404);
    assertThat(client.post(ORDERS + "/" + id + "/withdrawal", other.manager, "{}").status())
        .isEqualTo(404);
    assertThat(deliver(id, UUID.randomUUID().toString(), 1001, null).code())
        .isEqualTo("forward.more_than_agreed");
    assertThat(deliver(id, UUID.randomUUID().toString(), -5, null).code())
        .isEqualTo("forward.delivery_invalid");
    Map<String, Object> late = delivery(5, null);
    late.put("on", today.plusDays(400).toString());
    assertThat(client.post(ORDERS + "/" + id + "/deliveries", coop.manager, late).code())
        .isEqualTo("forward.outside_window");
    assertThat(
            client
                .post(ORDERS + "/" + id + "/deliveries", coop.household, delivery(5, null))
                .status())
        .isEqualTo(403);
    Map<String, Object> foreign = proposal(0);
    foreign.put("seller", other.farmer.id());
    assertThat(client.post(ORDERS, coop.manager, foreign).code()).isEqualTo("forward.not_a_side");
    Map<String, Object> greedy = proposal(36_001);
    assertThat(client.post(ORDERS, coop.manager, greedy).code())
        .isEqualTo("forward.deposit_over_fifth");
    assertThat(
            client
                .post(
                    ORDERS + "/" + id + "/signatures", coop.manager, Map.of("hash", "0".repeat(64)))
                .code())
        .isEqualTo("forward.hash_differs");
    JsonNode order = client.get(ORDERS + "/" + id, coop.auditor).body();
    assertThat(order.get("deliveries").size()).isZero();
    assertThat(order.get("state").asString()).isEqualTo("OPEN");
    assertThat(coop.payable(coop.coop.id())).isEqualTo(500_000);
  }

  @Test
  void bothSidesListTheirOrdersInPages() {
    String first = signed(proposal(0));
    String second = signed(proposal(0));
    JsonNode page = client.get(ORDERS + "?limit=1", coop.household).body();
    assertThat(page.at("/items/0/id").asString()).isEqualTo(second);
    JsonNode rest =
        client.get(ORDERS + "?limit=1&after=" + page.get("next").asString(), coop.manager).body();
    assertThat(rest.at("/items/0/id").asString()).isEqualTo(first);
    assertThat(rest.get("next").isNull()).isTrue();
    Answer named = client.get(ORDERS + "?party=" + coop.farmer.id(), coop.auditor);
    assertThat(named.body().get("items").size()).isEqualTo(2);
  }

  @Test
  void partyWithAKeyOfItsOwnSignsItselfAndNobodyForIt() throws GeneralSecurityException {
    KeyPair own = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String key = Base64.getEncoder().encodeToString(own.getPublic().getEncoded());
    String ownKey = "/api/settlement/keys/own";
    assertThat(client.get(ownKey, coop.household).body().get("publicKey").isNull()).isTrue();
    must(client.putAs(ownKey, coop.household, Map.of("publicKey", key)), 200);
    assertThat(client.get(ownKey, coop.household).body().get("publicKey").asString())
        .isEqualTo(key);
    assertThat(client.get(ownKey, coop.manager).body().get("publicKey").isNull()).isTrue();
    JsonNode order = must(client.post(ORDERS, coop.manager, proposal(0)), 201).body();
    String path = ORDERS + "/" + order.get("id").asString() + "/signatures";
    String hash = order.get("hash").asString();
    Answer byCustody = client.post(path, coop.household, Map.of("hash", hash));
    assertThat(byCustody.code()).isEqualTo("contract.own_signature_needed");
    assertThat(byCustody.field()).isEqualTo("signature");
    String other = signature(own, "0".repeat(64));
    Answer replayed = client.post(path, coop.household, Map.of("hash", hash, "signature", other));
    assertThat(replayed.code()).isEqualTo("contract.signature_wrong");
    String right = signature(own, hash);
    must(client.post(path, coop.household, Map.of("hash", hash, "signature", right)), 200);
    must(client.post(path, coop.manager, Map.of("hash", hash)), 200);
    assertThat(state(order.get("id").asString())).isEqualTo("OPEN");
  }

  private static String signature(KeyPair key, String text) throws GeneralSecurityException {
    java.security.Signature signature = java.security.Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  private String signed(Map<String, Object> proposal) {
    JsonNode order = must(client.post(ORDERS, coop.manager, proposal), 201).body();
    String id = order.get("id").asString();
    Map<String, Object> hash = Map.of("hash", order.get("hash").asString());
    must(client.post(ORDERS + "/" + id + "/signatures", coop.manager, hash), 200);
    must(client.post(ORDERS + "/" + id + "/signatures", coop.household, hash), 200);
    return id;
  }

  private Map<String, Object> proposal(long deposit) {
    Map<String, Object> proposal = new LinkedHashMap<>();
    proposal.put("contractId", coop.contractId);
    proposal.put("buyer", coop.coop.id());
    proposal.put("seller", coop.farmer.id());
    proposal.put("product", Map.of("zh", "红芯红薯", "en", "Sweet potato"));
    proposal.put("unit", "JIN");
    proposal.put("grade", "FIRST");
    proposal.put("quantity", 1000);
    proposal.put("from", today.minusDays(3).toString());
    proposal.put("to", today.plusDays(30).toString());
    proposal.put("floor", yuan(180));
    proposal.put("markup", ratio(10, 100));
    if (deposit > 0) {
      proposal.put("deposit", yuan(deposit));
    }
    proposal.put("sellerPenalty", ratio(10, 100));
    proposal.put("buyerPenalty", ratio(20, 100));
    proposal.put("tolerance", ratio(5, 100));
    return proposal;
  }

  private Answer deliver(String id, String key, long jin, Long market) {
    return client.post(ORDERS + "/" + id + "/deliveries", coop.manager, key, delivery(jin, market));
  }

  private Map<String, Object> delivery(long jin, Long market) {
    Map<String, Object> delivery = new LinkedHashMap<>();
    delivery.put("on", today.toString());
    delivery.put("grade", "FIRST");
    delivery.put("quantity", jin);
    delivery.put("accepted", jin);
    if (market != null) {
      delivery.put("marketPrice", yuan(market));
      delivery.put("marketSource", "县农产品批发市场");
    }
    return delivery;
  }

  private void fund(String id, String reference, long fen) {
    must(
        client.put(
            "/internal/settlement/forward-orders/" + id + "/fundings/" + reference,
            Map.of("party", coop.coop.id(), "amount", yuan(fen))),
        204);
  }

  private String state(String id) {
    return client.get(ORDERS + "/" + id, coop.manager).body().get("state").asString();
  }
}
