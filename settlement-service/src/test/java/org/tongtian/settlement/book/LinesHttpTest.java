package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
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
import org.tongtian.settlement.contract.BesidePrice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order of several lines, coupons and a delivery fee, from the facts to what others ask. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class LinesHttpTest {

  /** 4 jin for 26.00, 2.00 and 3.00 off, 5.00 delivery: 26.00 paid. */
  private static final BesidePrice BESIDE = new BesidePrice(200, 300, 500);

  @LocalServerPort private int port;
  @Autowired private StatefulRedisConnection<String, String> redis;
  @Autowired private RedisSettings settings;
  @Autowired private JsonMapper json;
  @Autowired private BookService books;

  private final Samples plain = new Samples();
  private final Samples agreed = new Samples();
  private SettlementClient client;
  private OrderService orders;
  private OrderSummary order;

  @BeforeEach
  void sell() {
    client = new SettlementClient(port);
    orders = new OrderService(redis, settings, json);
    String plainHash = sign(plain, Drafts.sweetPotato(plain));
    Map<String, Object> draft = Drafts.sweetPotato(agreed);
    Drafts.clauses(draft).addAll(Drafts.partClauses(agreed));
    String agreedHash = sign(agreed, draft);
    order =
        OrderService.order(
            plain,
            List.of(
                OrderService.line(plain.contractId, plainHash, 5),
                OrderService.line(agreed.contractId, agreedHash, 4, BESIDE),
                OrderService.line(agreed.contractId, agreedHash, 2)));
  }

  private String sign(Samples samples, Map<String, Object> draft) {
    Answer signed = client.put("/internal/settlement/contracts/" + samples.contractId, draft);
    assertThat(signed.status()).as(String.valueOf(signed.body())).isEqualTo(200);
    return signed.body().get("hash").asString();
  }

  @Test
  void eachLineIsASaleInTheBookOfItsContract() {
    orders.publish(orders.paid(order), orders.received(order));
    awaitState(2, EntryKind.RELEASED);
    awaitState(0, EntryKind.RELEASED);
    assertThat(books.bookOf(sale(0))).contains(plain.contractId);
    assertThat(books.bookOf(sale(1))).contains(agreed.contractId);
    assertThat(account(plain, plain.farmer.id()).payable()).isEqualTo(1462);
    assertThat(account(agreed, agreed.farmer.id()).payable())
        .as("45 % of the list prices, as if there were no coupon")
        .isEqualTo(1170 + 585);
    assertThat(account(agreed, agreed.carrier.id()).payable()).isEqualTo(2 * 300 + 500);
    assertThat(account(agreed, agreed.platform.id()))
        .isEqualTo(new Account(0, 104 + 52 - 300, 0, 0, 0, 0, 144));
    assertThat(books.audit(agreed.contractId).fault()).isNull();
    JsonNode found = statement(agreed, order.number());
    assertThat(found.get("lines")).as("each line, waiting and released").hasSize(4);
    assertThat(found.at("/lines/0/orderId").asString()).isEqualTo(order.orderId());
    Set<String> sales = new HashSet<>();
    found.get("lines").forEach(line -> sales.add(line.get("saleId").asString()));
    assertThat(sales).containsExactlyInAnyOrder(sale(1), sale(2));
  }

  @Test
  void othersAreToldWhichSalesWereReleasedAndWhereTheMoneyIs() {
    orders.publish(orders.paid(order));
    awaitState(2, EntryKind.ACCRUED);
    awaitState(0, EntryKind.ACCRUED);
    assertThat(money(0)).isEqualTo("3250 + 0 = 3250 + 0 + 0 + 0");
    assertThat(money(1)).isEqualTo("2600 + 500 = 3100 + 0 + 0 + 0");
    BesidePrice part = new BesidePrice(100, 150, 0);
    orders.publish(orders.refunded(order, sale(1), 1_300, part), orders.received(order));
    awaitState(1, EntryKind.RELEASED);
    assertThat(money(1)).isEqualTo("2600 + 500 = 0 + 1800 + 1050 + 250");
    orders.publish(orders.refunded(order, sale(1), 1_300, new BesidePrice(100, 150, 500)));
    Awaiting.until("refunded", () -> money(1).equals("2600 + 500 = 0 + 0 + 2600 + 500"));
    assertThat(books.audit(agreed.contractId).fault()).isNull();
  }

  @Test
  void aLineWhoseShareOfARefundIsLessThanAFenHoldsNoOtherUp() {
    orders.publish(orders.paid(order));
    awaitState(2, EntryKind.ACCRUED);
    awaitState(0, EntryKind.ACCRUED);
    List<RefundedLine> parts =
        List.of(
            OrderService.line(sale(0), 975, BesidePrice.NOTHING),
            OrderService.line(sale(2), 0, BesidePrice.NOTHING));
    orders.publish(orders.refunded(order, parts), orders.received(order));
    awaitState(0, EntryKind.RELEASED);
    awaitState(2, EntryKind.RELEASED);
    assertThat(money(0)).isEqualTo("3250 + 0 = 0 + 2275 + 975 + 0");
    assertThat(money(2)).isEqualTo("1300 + 0 = 0 + 1300 + 0 + 0");
    assertThat(books.audit(agreed.contractId).fault()).isNull();
  }

  @Test
  void contractInForceSaysWhatItsTermsSpeakOf() {
    JsonNode without = inForce(plain);
    JsonNode with = inForce(agreed);
    for (String flag : List.of("cooperativeCoupons", "platformCoupons", "delivery")) {
      assertThat(without.get(flag).asBoolean()).as(flag).isFalse();
      assertThat(with.get(flag).asBoolean()).as(flag).isTrue();
    }
  }

  @Test
  void saleShowsTheListPriceWhoBearsTheCouponsAndTheFeeAsItsOwnLine() {
    orders.publish(orders.paid(order));
    awaitState(1, EntryKind.ACCRUED);
    JsonNode sale =
        client.get("/api/settlement/sales/" + sale(1), token(agreed, agreed.farmer.id())).body();
    assertThat(sale.at("/orderId").asString()).isEqualTo(order.orderId());
    assertThat(sale.at("/goods/amount").asLong()).isEqualTo(2600);
    assertThat(sale.at("/paid/amount").asLong()).isEqualTo(2600);
    assertThat(sale.at("/delivery/amount").asLong()).isEqualTo(500);
    List<JsonNode> lines = new ArrayList<>();
    sale.get("lines").forEach(lines::add);
    assertThat(lines).hasSize(10);
    assertThat(lines.get(7).at("/part").asString()).isEqualTo("DELIVERY");
    assertThat(lines.get(7).at("/percent").isNull()).isTrue();
    assertThat(lines.get(7).at("/reason/zh").asString())
        .isEqualTo("5.00 ¥ = 5.00（买家付的运费，不参与分成）, 第8条, v1");
    assertThat(lines.get(9).at("/amount/amount").asLong()).isEqualTo(-300);
    assertThat(lines.get(9).at("/reason/zh").asString())
        .isEqualTo("-3.00 ¥ = 0 − 3.00（承担平台优惠券：原价 26.00，买家付货款 21.00）, 第10条, v1");
    assertThat(lines.get(9).at("/sentence/en").asString()).contains("leaves 10.00 ¥ in the book");
  }

  @Test
  void partThatNoClauseSpeaksOfIsRefusedAndNothingIsBooked() {
    SoldLine line = order.lines().getFirst();
    SoldLine wrong =
        OrderService.line(line.contractId(), line.contractHash(), 5, new BesidePrice(0, 0, 1));
    refuses("settlement.part_not_agreed", wrong);
  }

  @Test
  void lineWhosePartsDoNotMakeItsSumIsRefused() {
    SoldLine line = order.lines().get(1);
    BesidePrice overPrice = new BesidePrice(2_000, 601, 500);
    refuses(
        "settlement.sale_amount_invalid",
        OrderService.line(line.contractId(), line.contractHash(), 4, overPrice));
    BesidePrice negative = new BesidePrice(-1, 0, 0);
    refuses(
        "settlement.sale_amount_invalid",
        OrderService.line(line.contractId(), line.contractHash(), 4, negative));
  }

  private void refuses(String code, SoldLine line) {
    Facts facts = new Facts("order-service", json, Clock.systemUTC());
    OrderSummary wrong = OrderService.order(plain, List.of(line));
    Fact paid = facts.about(wrong.orderId(), new OrderPaid(wrong, wrong.placedAt()));
    assertThatThrownBy(() -> new FactBatches(facts, books).take(List.of(paid)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    assertThat(books.bookOf(line.lineId())).isEmpty();
  }

  private JsonNode inForce(Samples samples) {
    return client
        .get(
            "/internal/settlement/contracts/"
                + samples.contractId
                + "/in-force?at=2026-11-22T00:00:00Z&seller="
                + samples.cooperative.id(),
            TestIssuer.shared().serviceToken())
        .body();
  }

  /** "paid + topped up = escrow + settled + refunded + given back", fen, as the service says. */
  private String money(int line) {
    List<String> asked = List.of(sale(line), Ids.next());
    Answer answer =
        client.post("/internal/settlement/sales/money", TestIssuer.shared().serviceToken(), asked);
    assertThat(answer.body()).as("unknown ones are left out").hasSize(1);
    JsonNode money = answer.body().get(0);
    assertThat(money.get("saleId").asString()).isEqualTo(sale(line));
    return "%d + %d = %d + %d + %d + %d"
        .formatted(
            fen(money, "paid"),
            fen(money, "toppedUp"),
            fen(money, "escrow"),
            fen(money, "settled"),
            fen(money, "refunded"),
            fen(money, "givenBack"));
  }

  private static long fen(JsonNode money, String field) {
    return money.at("/" + field + "/amount").asLong();
  }

  private JsonNode statement(Samples samples, String search) {
    return client
        .get("/api/settlement/statement?search=" + search, token(samples, samples.farmer.id()))
        .body();
  }

  private static String token(Samples samples, String party) {
    return TestIssuer.shared()
        .token(Role.FARMER, "account-" + party, party, samples.farmer.name().zh());
  }

  private void awaitState(int line, EntryKind state) {
    String book = order.lines().get(line).contractId();
    Awaiting.until(
        "line " + line + " is " + state,
        () ->
            books.<Boolean>read(
                book, fold -> fold.sale(sale(line)).filter(s -> s.state() == state).isPresent()));
  }

  private Account account(Samples samples, String party) {
    return books.read(samples.contractId, fold -> fold.account(party));
  }

  private String sale(int line) {
    return order.lines().get(line).lineId();
  }
}
