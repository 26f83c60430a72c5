package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.StatefulRedisConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.settlement.Awaiting;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.OrderService;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.split.SplitLine;
import tools.jackson.databind.json.JsonMapper;

/** Whose live sale it was and how far it travelled decide shares (S6, S13, S14), over streams. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class HostAndLegsTest {

  private static final long COMMISSION = 260; // 8 % of 32.50 ¥
  private static final long FEE_OF_A_LEG = 70;

  @LocalServerPort private int port;
  @Autowired private StatefulRedisConnection<String, String> redis;
  @Autowired private RedisSettings settings;
  @Autowired private JsonMapper json;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private OrderService orders;
  private String hash;

  @BeforeEach
  void sign() {
    orders = new OrderService(redis, settings, json);
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    List<Object> clauses = Drafts.clauses(draft);
    clauses.set(1, legFee());
    clauses.set(2, commissionOnOwnSales());
    Answer signed =
        new SettlementClient(port)
            .put("/internal/settlement/contracts/" + samples.contractId, draft);
    assertThat(signed.status()).as(String.valueOf(signed.body())).isEqualTo(200);
    hash = signed.body().get("hash").asString();
  }

  @Test
  void commissionOnOwnSalesComesOfTheHostsSaleAndOfNobodyElses() {
    assertThat(sold(samples.host.id(), 1).get(samples.host.id())).isEqualTo(COMMISSION);
    assertThat(sold(Ids.next(), 1).get(samples.host.id())).isZero();
    assertThat(sold(null, 1).get(samples.host.id())).isZero();
    assertThat(sold(samples.host.id(), 1).get(samples.host.id())).isEqualTo(COMMISSION);
  }

  @Test
  void feeOfALegIsPaidForEachLegOfTheWay() {
    assertThat(sold(null, 3).get(samples.carrier.id())).isEqualTo(3 * FEE_OF_A_LEG);
    assertThat(sold(null, 1).get(samples.carrier.id())).isEqualTo(FEE_OF_A_LEG);
  }

  @Test
  void factOfBeforeHostAndLegsWereToldCountsNoHostAndOneLeg() {
    OrderSummary order = OrderService.order(samples, hash, 5);
    Fact told = orders.paid(order);
    String old = told.data().replace(",\"hostId\":null", "").replace(",\"legs\":null", "");
    assertThat(old).doesNotContain("hostId").doesNotContain("legs");
    Map<String, Long> got =
        booked(
            order,
            new Fact(told.factId(), told.type(), told.source(), told.subject(), told.time(), old));
    assertThat(got.get(samples.host.id())).isZero();
    assertThat(got.get(samples.carrier.id())).isEqualTo(FEE_OF_A_LEG);
  }

  private Map<String, Long> sold(String hostId, Integer legs) {
    OrderSummary order = OrderService.soldBy(OrderService.order(samples, hash, 5), hostId, legs);
    return booked(order, orders.paid(order));
  }

  /** What each party got of the sale. */
  private Map<String, Long> booked(OrderSummary order, Fact paid) {
    orders.publish(paid);
    Awaiting.until(
        "the sale is booked", () -> !books.blocksAbout(OrderService.saleOf(order)).isEmpty());
    Map<String, Long> got = new HashMap<>();
    books.blocksAbout(OrderService.saleOf(order)).stream()
        .flatMap(block -> block.entries().stream())
        .filter(entry -> entry.isAbout(OrderService.saleOf(order)))
        .flatMap(entry -> entry.lines().stream())
        .forEach((SplitLine line) -> got.merge(line.payee(), line.amount(), Long::sum));
    assertThat(got.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(3250);
    return got;
  }

  private Map<String, Object> legFee() {
    return Map.of(
        "kind",
        "FIXED_FEE",
        "payee",
        samples.carrier.id(),
        "fee",
        Map.of("amount", FEE_OF_A_LEG, "currency", "CNY"),
        "per",
        "LEG");
  }

  private Map<String, Object> commissionOnOwnSales() {
    Map<String, Object> rate = Map.of("numerator", 8, "denominator", 100);
    return Map.of(
        "kind",
        "TIERED_COMMISSION",
        "payee",
        samples.host.id(),
        "measure",
        "ORDERS",
        "tiers",
        List.of(Map.of("from", 0, "rate", rate)),
        "ownSalesOnly",
        true);
  }
}
