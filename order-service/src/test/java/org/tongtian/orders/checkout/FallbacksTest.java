package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.orders.testing.FakeCatalog;
import org.tongtian.orders.testing.FakeChannel;
import org.tongtian.orders.testing.FakeLive;
import org.tongtian.orders.testing.FakeSettlement;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;

/** The fallback of each remote, by name, with that remote really failing. */
class FallbacksTest {

  private static final FakeCatalog CATALOG = new FakeCatalog();
  private static final FakeSettlement SETTLEMENT = new FakeSettlement();
  private static final FakeLive LIVE = new FakeLive();
  private static final FakeChannel CHANNEL = new FakeChannel();
  private static final RunningOrders ORDERS =
      RunningOrders.start(
          CATALOG.url(),
          SETTLEMENT.url(),
          LIVE.url(),
          CHANNEL.url(),
          Map.of(
              "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state", "PT0.5S"));

  private final Phone buyer = new Phone(ORDERS.url(), TestIssuer.shared().consumer());

  @AfterAll
  static void stop() {
    ORDERS.close();
    CATALOG.close();
    SETTLEMENT.close();
    LIVE.close();
    CHANNEL.close();
  }

  @Test
  void stockUnreachable() {
    CATALOG.broken(true);
    assertNothingPlaced("order.stock_unreachable");
    CATALOG.broken(false);
    assertThat(placing().status()).isEqualTo(201);
  }

  /** A place in line (ADR 21) is an answer of a catalogue that is well. */
  @Test
  void aCrowdIsPassedOnAndOpensNoBreaker() {
    CATALOG.crowd(7);
    int before = CATALOG.calls();
    for (int i = 0; i < 30; i++) {
      Phone.Answer told = placing();
      assertThat(told.status()).isEqualTo(503);
      assertThat(told.code()).isEqualTo("catalog.crowded");
      assertThat(told.body().path("before").asLong()).isEqualTo(7);
      assertThat(told.header("Retry-After")).isNotNull();
    }
    assertThat(CATALOG.calls() - before).as("nobody asks again unasked").isEqualTo(30);
    CATALOG.crowd(0);
    assertThat(placing().status()).isEqualTo(201);
  }

  @Test
  void anAuditThatCannotGoOnSaysSo() {
    Phone auditor =
        new Phone(ORDERS.url(), TestIssuer.shared().token(Role.AUDITOR, "a", null, "审"));
    CATALOG.broken(true);
    String key = Ids.next();
    Phone.Answer begun = auditor.post("/api/orders/audits/start", "", key);
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.text("state")).isEqualTo("RUNNING");
    String path = "/api/orders/audits/" + begun.text("id");
    Shop.await("the end", () -> auditor.get(path).text("state").equals("FAILED"));
    CATALOG.broken(false);
    assertThat(auditor.get(path).text("endedAt")).isNotNull();
    assertThat(auditor.post("/api/orders/audits/start", "", key).text("id"))
        .isEqualTo(begun.text("id"));
    assertThat(auditor.get("/api/orders/audits/" + Ids.next()).code()).isEqualTo("audit.unknown");
    assertThat(buyer.get(path).status()).isEqualTo(403);
    assertThat(buyer.post("/api/orders/audits/start", "").status()).isEqualTo(403);
  }

  @Test
  void contractUnreachable() {
    SETTLEMENT.broken(true);
    assertNothingPlaced("order.contract_unreachable");
    SETTLEMENT.broken(false);
    assertThat(placing().status()).isEqualTo(201);
  }

  @Test
  void aContractThatIsNotInForceIsARefusalAndGivesTheStockBack() {
    SETTLEMENT.inForce(false);
    Quantity free = CATALOG.free();
    Phone.Answer answer = placing();
    SETTLEMENT.inForce(true);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("settlement.no_contract_in_force");
    assertThat(CATALOG.free()).isEqualTo(free);
  }

  @Test
  void asLastHeardARoomGoesOnSellingForItsHostAndAnUnheardOneSellsNothing() {
    Instant started = Instant.now().minusSeconds(60);
    String heard = LIVE.room("host", CATALOG.productId(), started, null);
    String unheard = LIVE.room("host", CATALOG.productId(), started, null);
    assertThat(hostOf(placing(heard))).isEqualTo("host");
    LIVE.broken(true);
    assertThat(hostOf(placing(heard))).isEqualTo("host");
    assertNothingPlaced("order.host_unreachable", () -> placing(unheard));
    assertThat(placing().status()).as("outside of rooms").isEqualTo(201);
    LIVE.broken(false);
    assertThat(hostOf(placing(unheard))).isEqualTo("host");
  }

  private Phone.Answer placing(String roomId) {
    return buyer.post(Shop.PURCHASES, Phone.wish(CATALOG.lotId(), "1", roomId));
  }

  private static String hostOf(Phone.Answer placed) {
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    return ORDERS
        .database()
        .getCollection("orders")
        .find(new Document("purchaseId", placed.text("id")))
        .first()
        .getList("lines", Document.class)
        .getFirst()
        .getEmbedded(List.of("sale", "hostId"), String.class);
  }

  @Test
  void channelUnreachableThenTheBreakerOpensAndClosesAgain() {
    CHANNEL.broken(true);
    for (int i = 0; i < 6; i++) {
      assertNothingPlaced("payment.channel_unreachable");
    }
    int calls = CHANNEL.calls();
    assertNothingPlaced("payment.channel_unreachable");
    assertThat(CHANNEL.calls()).as("an open breaker leaves the channel alone").isEqualTo(calls);
    CHANNEL.broken(false);
    Shop.await("the breaker lets calls through again", () -> placing().status() == 201);
  }

  private Phone.Answer placing() {
    return buyer.post(Shop.PURCHASES, Phone.wish(CATALOG.lotId(), "1"));
  }

  private void assertNothingPlaced(String code) {
    assertNothingPlaced(code, this::placing);
  }

  private static void assertNothingPlaced(String code, Supplier<Phone.Answer> placing) {
    Quantity free = CATALOG.free();
    long orders = ORDERS.database().getCollection("orders").countDocuments();
    Phone.Answer answer = placing.get();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Retry-After")).isNotNull();
    assertThat(answer.text("detail")).contains("钱没有扣");
    assertThat(CATALOG.free()).as("the stock is given back").isEqualTo(free);
    assertThat(ORDERS.database().getCollection("orders").countDocuments()).isEqualTo(orders);
  }
}
