package org.tongtian.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.SettlementClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One sale goes the whole way through the running service: HTTP, Redis streams, MongoDB. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class SettlementJourneyTest {

  private static final List<Long> EXPECTED = List.of(1462L, 300L, 260L, 130L, 65L, 65L, 968L);

  @LocalServerPort private int port;
  @Autowired private StatefulRedisConnection<String, String> redis;
  @Autowired private RedisSettings settings;
  @Autowired private JsonMapper json;

  private final Samples samples = new Samples();
  private SettlementClient client;
  private OrderService orders;
  private OrderSummary order;

  @BeforeEach
  void sellFiveJin() {
    client = new SettlementClient(port);
    orders = new OrderService(redis, settings, json);
    Answer seeded =
        client.put(
            "/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples));
    assertThat(seeded.status()).isEqualTo(200);
    order = OrderService.order(samples, seeded.body().get("hash").asString(), 5);
  }

  @Test
  void paidSaleWaitsInEscrowAndIsPayableOnceReceived() {
    orders.publish(orders.paid(order));
    awaitSale("ESCROW");
    JsonNode waiting = statement(farmer());
    assertThat(waiting.at("/escrow/amount").asLong()).isEqualTo(1462);
    assertThat(waiting.at("/closing/amount").asLong()).isZero();

    orders.publish(orders.received(order));
    awaitSale("RELEASED");
    JsonNode released = statement(farmer());
    assertThat(released.at("/party/id").asString()).isEqualTo(samples.farmer.id());
    assertThat(released.at("/opening/amount").asLong()).isZero();
    assertThat(released.at("/in/amount").asLong()).isEqualTo(1462);
    assertThat(released.at("/out/amount").asLong()).isZero();
    assertThat(released.at("/closing/amount").asLong()).isEqualTo(1462);
    assertThat(released.at("/escrow/amount").asLong()).isZero();
    assertThat(released.at("/lines/0/kind").asString()).isEqualTo("RELEASED");
    assertThat(released.at("/lines/1/kind").asString()).isEqualTo("ACCRUED");
    assertThat(released.at("/lines/0/reason/zh").asString())
        .isEqualTo("14.62 ¥ = 32.50 × 45 %, 第1条, v1");
    assertThat(released.at("/lines/0/reason/en").asString())
        .isEqualTo("14.62 ¥ = 32.50 × 45 %, clause 1, v1");
    assertThat(released.at("/next").isNull()).isTrue();
  }

  @Test
  void everyPartySeesTheWholeSplitAndItAddsUp() {
    orders.publish(orders.paid(order), orders.received(order));
    awaitSale("RELEASED");
    JsonNode sale = sale(farmer()).body();
    List<Long> amounts =
        sale.get("lines").valueStream().map(line -> line.at("/amount/amount").asLong()).toList();
    assertThat(amounts).isEqualTo(EXPECTED);
    assertThat(amounts.stream().mapToLong(Long::longValue).sum())
        .isEqualTo(sale.at("/paid/amount").asLong())
        .isEqualTo(3250);
    assertThat(sale.at("/lines/1/reason/zh").asString()).isEqualTo("3.00 ¥ = 每单 3.00, 第2条, v1");
    assertThat(sale.at("/lines/6/reason/zh").asString())
        .isEqualTo("9.68 ¥ = 32.50 − 其余各条 22.82, 第7条, v1");
    assertThat(sale.at("/lines/0/sentence/zh").asString()).isEqualTo("每笔成交额的 45 % 归杨秀英户。");
    assertThat(sale.at("/lines/0/percent").asString()).isEqualTo("45.0");
    assertThat(sale.at("/contract/hash").asString())
        .isEqualTo(order.lines().getFirst().contractHash());
    assertThat(sale.at("/block/seq").asLong()).isEqualTo(1);
    assertThat(sale.at("/block/hash").asString()).hasSize(64);
  }

  @Test
  void redeliveredFactsAddNothing() {
    Fact paid = orders.paid(order);
    Fact received = orders.received(order);
    orders.publish(paid, paid, received);
    awaitSale("RELEASED");
    orders.publish(paid, received, orders.paid(order), orders.received(order));
    sellAnother();
    JsonNode statement = statement(farmer());
    assertThat(statement.at("/in/amount").asLong()).isEqualTo(1462);
    assertThat(statement.get("lines").size()).isEqualTo(3);
  }

  /**
   * After a loss of Redis all facts of a week come again, also those that others have overtaken.
   */
  @Test
  void endOfAnUnpaidOrderToldAgainTakesNothingFromTheSaleThatCameOfItLater() {
    Fact expired = orders.cancelled(order);
    orders.publish(expired, orders.paid(order));
    awaitSale("ESCROW");
    orders.publish(expired, orders.cancelled(order), orders.received(order));
    awaitSale("RELEASED");
    assertThat(statement(farmer()).at("/in/amount").asLong()).isEqualTo(1462);
  }

  @Test
  void tellsOtherServicesWhatWasReleased() {
    orders.publish(orders.paid(order), orders.received(order));
    String released = "org.tongtian.settlement.SalesReleased";
    Awaiting.until("the fact", () -> published().contains(released));
  }

  /** Types of what the service has said about the order; a fact may be published again. */
  private List<String> published() {
    int partition = Math.floorMod(samples.contractId.hashCode(), 4);
    String stream = settings.key("facts:settlement-service:" + partition);
    return redis.sync().xrange(stream, Range.<String>unbounded()).stream()
        .map(message -> message.getBody())
        .filter(fields -> fields.get("data").contains(OrderService.saleOf(order)))
        .map(fields -> fields.get("type"))
        .toList();
  }

  @Test
  void pagesThroughTheLinesNewestFirst() {
    for (int i = 0; i < 5; i++) {
      OrderSummary next =
          OrderService.order(samples, order.lines().getFirst().contractHash(), 5 + i);
      orders.publish(orders.paid(next), orders.received(next));
      awaitSale(next, "RELEASED");
    }
    JsonNode all = statement(farmer(), "&limit=100").get("lines");
    assertThat(all.size()).isEqualTo(10);
    JsonNode first = statement(farmer(), "&limit=4");
    JsonNode second = statement(farmer(), "&limit=4&after=" + first.get("next").asString());
    JsonNode third = statement(farmer(), "&limit=4&after=" + second.get("next").asString());
    assertThat(third.get("next").isNull()).isTrue();
    List<JsonNode> pages =
        List.of(first, second, third).stream()
            .flatMap(page -> page.get("lines").valueStream())
            .toList();
    assertThat(pages).isEqualTo(all.valueStream().toList());
    assertThat(statementOf(farmer(), "2001-01", "").get("lines").size()).isZero();
  }

  private void sellAnother() {
    OrderSummary another = OrderService.order(samples, order.lines().getFirst().contractHash(), 2);
    orders.publish(orders.paid(another));
    awaitSale(another, "ESCROW");
  }

  private void awaitSale(String state) {
    awaitSale(order, state);
  }

  private void awaitSale(OrderSummary wanted, String state) {
    Awaiting.until(
        "sale " + state,
        () -> {
          Answer answer =
              client.get("/api/settlement/sales/" + OrderService.saleOf(wanted), farmer());
          return answer.status() == 200
              && (answer.body().get("state").asString().equals(state)
                  || (state.equals("ESCROW")
                      && answer.body().get("state").asString().equals("RELEASED")));
        });
  }

  private Answer sale(String token) {
    return client.get("/api/settlement/sales/" + OrderService.saleOf(order), token);
  }

  private JsonNode statement(String token) {
    return statement(token, "");
  }

  private JsonNode statement(String token, String more) {
    return statementOf(token, YearMonth.now(ZoneId.of("Asia/Shanghai")).toString(), more);
  }

  private JsonNode statementOf(String token, String period, String more) {
    Answer answer = client.get("/api/settlement/statement?period=" + period + more, token);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private String farmer() {
    return TestIssuer.shared().token(Role.FARMER, "farmer-account", samples.farmer.id(), "杨秀英");
  }
}
