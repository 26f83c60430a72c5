package org.tongtian.orders.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.ParcelRevisions;
import org.tongtian.orders.testing.Carriers;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Stored;

class TrackingHttpTest {

  private final Features features = Features.shared();
  private final OrderService orders = features.part(OrderService.class);
  private final String coop = Ids.next();
  private final String buyerId = Ids.next();
  private final Phone manager = features.manager(coop);
  private final Phone buyer = features.consumer(buyerId);
  private final Carriers carriers = new Carriers(manager.base());
  private final Instant now = Instant.now();
  private final String number = number();
  private Order order;

  @BeforeEach
  void aShippedOrder() {
    Order placed = new Stored().by(coop).to(buyerId).at(now.minus(Duration.ofHours(3))).build();
    orders.store(placed);
    Phone.Answer shipped =
        manager.post(
            "/api/orders/" + placed.id() + "/shipment",
            "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number + "\"}");
    assertThat(shipped.text("state")).as(shipped.raw().body()).isEqualTo("SHIPPED");
    order = orders.require(placed.id());
  }

  @Test
  void eventsComeInAnyOrderAndMoreThanOnce() {
    long seed = System.nanoTime();
    List<String> bodies = new ArrayList<>();
    String[] kinds = {"PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"};
    for (int i = 0; i < kinds.length; i++) {
      String body = Carriers.body(number, "e" + i, kinds[i], now.minusSeconds(600 - 60 * i));
      bodies.addAll(List.of(body, body));
    }
    Collections.shuffle(bodies, new Random(seed));
    bodies.forEach(body -> assertThat(carriers.tell(body).statusCode()).isEqualTo(200));
    assertThat(
            tracking(buyer).body().path("parcels").get(0).path("events").findValuesAsString("kind"))
        .as("seed %d", seed)
        .containsExactly("DELIVERED", "OUT_FOR_DELIVERY", "IN_TRANSIT", "PICKED_UP");
  }

  @Test
  void theDeliveryStartsTheClockAndSayingItAgainDoesNot() {
    Instant bySending = order.receiveBefore();
    carriers.tell(number, "e1", "DELIVERED", now);
    Order delivered = orders.require(order.id());
    assertThat(delivered.parcels().getFirst().deliveredAt()).isNotNull();
    assertThat(delivered.receiveBefore()).isBefore(bySending);
    carriers.tell(number, "e1", "DELIVERED", now);
    carriers.tell(number, "e2", "DELIVERED", now);
    assertThat(orders.require(order.id())).isEqualTo(delivered);
    assertThat(buyer.get("/api/orders/" + order.id()).text("receiveBefore"))
        .isEqualTo(delivered.receiveBefore().toString());
  }

  @Test
  void aDeliveryIsCompletedWhereWhoToldItDiedHalfway() {
    carriers.tell(number, "e1", "DELIVERED", now);
    features
        .database()
        .getCollection("orders")
        .updateOne(
            new Document("_id", order.id()),
            new Document("$set", new Document("parcels.0.deliveredAt", null)));
    assertThat(carriers.tell(number, "e1", "DELIVERED", now)).isEqualTo(200);
    assertThat(orders.require(order.id()).parcels().getFirst().deliveredAt()).isNotNull();
  }

  @Test
  void moreTimeStaysWhenItIsDeliveredLater() {
    ParcelRevisions parcels = features.part(ParcelRevisions.class);
    Instant prolonged = parcels.extendReceipt(order.id(), "test").receiveBefore();
    carriers.tell(number, "e1", "DELIVERED", now);
    Instant due = orders.require(order.id()).receiveBefore();
    assertThat(due).isBefore(prolonged).isAfter(order.receiveBefore());
  }

  @Test
  void onlyTheCarrierItselfIsBelieved() {
    String body = Carriers.body(number, "e1", "DELIVERED", now);
    Order before = orders.require(order.id());
    String secret = "a-secret-of-sf-express";
    assertThat(carriers.send("SF", body, now, "another-secret-entirely").statusCode())
        .isEqualTo(401);
    assertThat(carriers.send("POST", body, now, secret).statusCode()).isEqualTo(401);
    assertThat(carriers.send("NOBODY", body, now, secret).statusCode()).isEqualTo(401);
    assertThat(carriers.send("SF", body, now.minus(Duration.ofMinutes(6)), secret).statusCode())
        .isEqualTo(401);
    // A carrier speaks for its own parcels alone.
    assertThat(carriers.send("ZTO", body, now, "a-secret-of-zto-express").statusCode())
        .isEqualTo(404);
    // The relay may have told of the shipment meanwhile.
    assertThat(orders.require(order.id()))
        .usingRecursiveComparison()
        .ignoringFields("outbox")
        .isEqualTo(before);
    assertThat(events(tracking(buyer))).isZero();
  }

  @Test
  void whatCannotBeIsRefusedAndNotNoted() {
    assertThat(carriers.tell(number(), "e", "DELIVERED", now)).isEqualTo(404);
    assertThat(carriers.tell(number, "e", "DELIVERED", now.plus(Duration.ofHours(1))))
        .isEqualTo(400);
    assertThat(carriers.tell(number, "e", "DELIVERED", now.minus(Duration.ofDays(9))))
        .isEqualTo(400);
    assertThat(carriers.tell("{").statusCode()).isEqualTo(400);
    assertThat(carriers.tell("{}").statusCode()).isEqualTo(400);
    assertThat(carriers.tell("null").statusCode()).isEqualTo(400);
    String body = Carriers.body(number, "e", "IN_TRANSIT", now);
    assertThat(carriers.tell(body.replace("IN_TRANSIT", "LOST")).statusCode()).isEqualTo(400);
    assertThat(carriers.tell(body.replace("已到达", "好".repeat(201))).statusCode()).isEqualTo(400);
    assertThat(carriers.tell(body.replace("贵阳", "\\u202e")).statusCode()).isEqualTo(400);
    assertThat(carriers.tell(body.replace("\"e\"", "\"" + "e".repeat(65) + "\"")).statusCode())
        .isEqualTo(400);
    assertThat(events(tracking(buyer))).isZero();
  }

  @Test
  void theCooperativeNotesByHandAndStartsNoClock() {
    String parcel = order.parcels().getFirst().id();
    String path = "/api/orders/" + order.id() + "/parcels/" + parcel + "/events";
    String note = "{\"kind\":\"DELIVERED\",\"at\":\"" + now + "\",\"place\":\"驿站\",\"text\":null}";
    String key = Ids.next();
    assertThat(manager.post(path, note, key).status()).isEqualTo(200);
    manager.post(path, note, key);
    assertThat(events(tracking(buyer))).isEqualTo(1);
    assertThat(
            tracking(buyer)
                .body()
                .path("parcels")
                .get(0)
                .path("events")
                .get(0)
                .path("source")
                .asString())
        .isEqualTo("COOPERATIVE");
    assertThat(orders.require(order.id()).receiveBefore()).isEqualTo(order.receiveBefore());
    assertThat(features.manager(Ids.next()).post(path, note).status()).isEqualTo(404);
    assertThat(buyer.post(path, note).status()).isEqualTo(403);
    assertThat(manager.post(path, note.replace("\"DELIVERED\"", "null")).code())
        .isEqualTo("tracking.kind_missing");
  }

  @Test
  void theGrowerSeesHowFarItIsAndNothingPersonal() {
    carriers.tell(number, "e1", "IN_TRANSIT", now.minusSeconds(60));
    carriers.tell(number, "e2", "DELIVERED", now);
    Phone farmer =
        new Phone(
            manager.base(), TestIssuer.shared().token(Role.FARMER, Ids.next(), Ids.next(), "杨大姐"));
    String path = "/api/orders/sales/" + order.lines().getFirst().id() + "/tracking";
    Phone.Answer seen = farmer.get(path);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(events(seen)).isEqualTo(2);
    assertThat(seen.raw().body())
        .doesNotContain(number, "王小明", "138*", "13812345678", "猴场镇", "已到达")
        .containsOnlyOnce("贵阳转运中心");
    assertThat(manager.get(path).status()).isEqualTo(200);
    Phone stranger =
        new Phone(
            manager.base(),
            TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), Ids.next(), "别社"));
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(buyer.get(path).status()).isEqualTo(403);
    assertThat(farmer.get("/api/orders/" + order.id() + "/tracking").status()).isEqualTo(404);
    assertThat(farmer.get("/api/orders/sales/" + Ids.next() + "/tracking").status()).isEqualTo(404);
  }

  private Phone.Answer tracking(Phone phone) {
    return phone.get("/api/orders/" + order.id() + "/tracking");
  }

  private static int events(Phone.Answer tracking) {
    return tracking.body().path("parcels").get(0).path("events").size();
  }

  private static String number() {
    return "SF" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
  }
}
