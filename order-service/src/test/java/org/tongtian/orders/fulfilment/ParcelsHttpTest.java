package org.tongtian.orders.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.ParcelRevisions;
import org.tongtian.orders.testing.Carriers;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Stored;

class ParcelsHttpTest {

  private final Features features = Features.shared();
  private final OrderService orders = features.part(OrderService.class);
  private final String coop = Ids.next();
  private final String buyerId = Ids.next();
  private final Phone manager = features.manager(coop);
  private final Phone buyer = features.consumer(buyerId);
  private final Carriers carriers = new Carriers(manager.base());
  private Order order;

  @BeforeEach
  void aPaidOrderOfTwoLines() {
    order = orders.store(placed().line(Stored.SWEET_POTATO, "10").line(Stored.KIWI, "4").build());
  }

  private Stored placed() {
    return new Stored().by(coop).to(buyerId).at(Instant.now().minus(Duration.ofHours(3)));
  }

  @Test
  void anOrderIsSentInPartsAndShippedWithTheLast() {
    OrderLine potatoes = order.lines().getFirst();
    String first = number();
    Phone.Answer part = ship(first, potatoes.id(), "6");
    assertThat(part.status()).as(part.raw().body()).isEqualTo(200);
    assertThat(part.text("state")).isEqualTo("PAID");
    assertThat(part.body().path("lines").get(0).path("toShip").asInt()).isEqualTo(4);

    Phone.Answer tooMuch = ship(number(), potatoes.id(), "5");
    assertThat(tooMuch.code()).isEqualTo("shipment.more_than_ordered");
    assertThat(stored().parcels()).hasSize(1);

    Phone.Answer rest =
        manager.post(
            path("/shipment"), "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number() + "\"}");
    assertThat(rest.text("state")).isEqualTo("SHIPPED");
    assertThat(stored().parcels()).hasSize(2);
    assertThat(stored().lines()).allMatch(line -> !line.toShip().isPositive());
    assertThat(ship(number(), potatoes.id(), "1").code()).isEqualTo("order.cannot_ship");
  }

  @Test
  void aNumberStandsOnOneParcel() {
    String number = number();
    assertThat(ship(number, order.lines().getFirst().id(), "6").status()).isEqualTo(200);
    assertThat(ship(number, order.lines().getFirst().id(), "1").code())
        .isEqualTo("shipment.sent_already");
    assertThat(stored().parcels()).hasSize(1);
  }

  @Test
  void aNumberIsFreeAgainWhereTheOrderRefusedTheParcel() {
    String number = number();
    assertThat(ship(number, order.lines().getFirst().id(), "11").code())
        .isEqualTo("shipment.more_than_ordered");
    assertThat(ship(number, order.lines().getFirst().id(), "1").status()).isEqualTo(200);
  }

  @Test
  void whatIsCancelledIsNotSent() {
    order = orders.store(placed().in(OrderState.CANCELLED).build());
    String number = number();
    assertThat(ship(number, order.lines().getFirst().id(), "1").code())
        .isEqualTo("order.cannot_ship");
    assertThat(carriers.tell(number, "1", "PICKED_UP", Instant.now())).isEqualTo(404);
  }

  @Test
  void aParcelSentTwiceUnderOneKeyIsOne() {
    String body = body(number(), order.lines().getFirst().id(), "2");
    String key = Ids.next();
    assertThat(manager.post(path("/shipment"), body, key).status()).isEqualTo(200);
    assertThat(manager.post(path("/shipment"), body, key).status()).isEqualTo(200);
    assertThat(stored().parcels()).hasSize(1);
  }

  @Test
  void aMistypedNumberIsCorrectedWhileNothingWasScanned() {
    String wrong = number();
    String right = number();
    ship(wrong, order.lines().getFirst().id(), "2");
    String parcel = stored().parcels().getFirst().id();
    Phone.Answer corrected = correct(parcel, right);
    assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
    assertThat(stored().parcels().getFirst().trackingNumber()).isEqualTo(right);
    assertThat(correct(parcel, right).status()).isEqualTo(200);
    assertThat(carriers.tell(wrong, "1", "PICKED_UP", Instant.now())).isEqualTo(404);
    assertThat(carriers.tell(right, "1", "PICKED_UP", Instant.now())).isEqualTo(200);

    Phone.Answer late = correct(parcel, number());
    assertThat(late.code()).isEqualTo("shipment.already_scanned");
    assertThat(stored().parcels().getFirst().trackingNumber()).isEqualTo(right);
  }

  @Test
  void aNumberOfAnotherParcelIsNoCorrection() {
    String first = number();
    String second = number();
    ship(first, order.lines().getFirst().id(), "2");
    ship(second, order.lines().getFirst().id(), "2");
    assertThat(correct(stored().parcels().getFirst().id(), second).code())
        .isEqualTo("shipment.tracking_number_used");
    assertThat(stored().parcels().getFirst().trackingNumber()).isEqualTo(first);
  }

  @Test
  void aNumberIsNotCorrectedLater() {
    String number = number();
    ship(number, order.lines().getFirst().id(), "2");
    rewrite(new Document("parcels.0.shippedAt", Instant.now().minus(Duration.ofHours(3))));
    assertThat(correct(stored().parcels().getFirst().id(), number()).code())
        .isEqualTo("shipment.too_late_to_correct");
    assertThat(stored().parcels().getFirst().trackingNumber()).isEqualTo(number);
  }

  @Test
  void strangersNeitherShipNorCorrect() {
    Phone stranger = features.manager(Ids.next());
    String body = body(number(), order.lines().getFirst().id(), "1");
    assertThat(stranger.post(path("/shipment"), body).status()).isEqualTo(404);
    assertThat(buyer.post(path("/shipment"), body).status()).isEqualTo(403);
    ship(number(), order.lines().getFirst().id(), "1");
    String parcel = stored().parcels().getFirst().id();
    String label = "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number() + "\"}";
    assertThat(stranger.post(path("/parcels/" + parcel + "/tracking-number"), label).status())
        .isEqualTo(404);
  }

  @Test
  void manyAreSentAtOnceEachForItself() {
    List<Order> more = IntStream.range(0, 3).mapToObj(i -> orders.store(placed().build())).toList();
    Order foreign = orders.store(new Stored().by(Ids.next()).build());
    Order gone = orders.store(placed().in(OrderState.CANCELLED).build());
    String text =
        "订单号;物流;运单号\n"
            + line(more.get(0))
            + line(foreign)
            + line(gone)
            + line(more.get(1))
            + line(more.get(0))
            + "TT261122-ZZZZZZ;SF;"
            + number()
            + "\n";
    String key = Ids.next();
    String wish = "{\"text\":\"" + text.replace("\n", "\\n") + "\"}";
    Phone.Answer answer = manager.post("/api/orders/shipments", wish, key);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.body().path("sent").asInt()).isEqualTo(2);
    assertThat(answer.body().path("lines").findValuesAsString("code"))
        .containsExactly(
            "", "order.unknown", "order.cannot_ship", "", "order.cannot_ship", "order.unknown");
    assertThat(answer.body().path("lines").get(1).path("orderId").isNull()).isTrue();
    assertThat(answer.body().path("lines").get(2).path("detail").asString()).contains("已取消");
    assertThat(orders.require(more.get(0).id()).parcels()).hasSize(1);
    assertThat(orders.require(more.get(1).id()).state()).isEqualTo(OrderState.SHIPPED);
    assertThat(orders.require(foreign.id()).parcels()).isEmpty();

    assertThat(manager.post("/api/orders/shipments", wish, key).raw().body())
        .isEqualTo(answer.raw().body());
    assertThat(orders.require(more.get(0).id()).parcels()).hasSize(1);
  }

  @Test
  void aTableThatCannotBeReadSendsNothingAndNamesTheLines() {
    String wish = "{\"text\":\"" + line(order).strip() + "\\nnonsense 1\"}";
    Phone.Answer answer = manager.post("/api/orders/shipments", wish);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("shipment.lines_invalid");
    assertThat(answer.body().path("lines").get(0).path("line").asInt()).isEqualTo(2);
    assertThat(answer.body().path("lines").get(0).path("detail").asString()).contains("三项");
    assertThat(stored().parcels()).isEmpty();
  }

  @Test
  void theBuyerProlongsTheTimeOnce() {
    assertThat(buyer.post(path("/receipt-extension"), "").code())
        .isEqualTo("order.cannot_extend_receipt");
    manager.post(path("/shipment"), "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number() + "\"}");
    Instant before = stored().receiveBefore();
    assertThat(manager.post(path("/receipt-extension"), "").status()).isEqualTo(404);
    String key = Ids.next();
    Phone.Answer answer = buyer.post(path("/receipt-extension"), "", key);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.body().path("receiptExtended").asBoolean()).isTrue();
    Instant after = stored().receiveBefore();
    assertThat(after).isAfterOrEqualTo(before.plus(Duration.ofDays(5)));
    buyer.post(path("/receipt-extension"), "", key);
    assertThat(buyer.post(path("/receipt-extension"), "").code())
        .isEqualTo("order.receipt_extended");
    assertThat(stored().receiveBefore()).isEqualTo(after);
  }

  @Test
  void whatWasProlongedMeanwhileIsNotReceivedByTime() {
    ParcelRevisions parcels = features.part(ParcelRevisions.class);
    manager.post(path("/shipment"), "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number() + "\"}");
    assertThat(parcels.receiveByTime(order.id()).state()).isEqualTo(OrderState.SHIPPED);
    rewrite(new Document("receiveBefore", Instant.now().minusSeconds(1)));
    assertThat(parcels.receiveByTime(order.id()).state()).isEqualTo(OrderState.RECEIVED);
    assertThat(parcels.receiveByTime(order.id()).state()).isEqualTo(OrderState.RECEIVED);
    assertThat(stored().timeline()).filteredOn(e -> e.state() == OrderState.RECEIVED).hasSize(1);
  }

  private Phone.Answer ship(String number, String lineId, String quantity) {
    return manager.post(path("/shipment"), body(number, lineId, quantity));
  }

  private static String body(String number, String lineId, String quantity) {
    return """
    {"carrier":"SF","trackingNumber":"%s","contents":[{"lineId":"%s","quantity":%s}]}
    """
        .formatted(number, lineId, quantity);
  }

  private Phone.Answer correct(String parcelId, String number) {
    return manager.post(
        path("/parcels/" + parcelId + "/tracking-number"),
        "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number + "\"}");
  }

  private static String line(Order order) {
    return order.number() + ";顺丰;" + number() + "\n";
  }

  private String path(String rest) {
    return "/api/orders/" + order.id() + rest;
  }

  private Order stored() {
    return orders.require(order.id());
  }

  private void rewrite(Document set) {
    features
        .database()
        .getCollection("orders")
        .updateOne(new Document("_id", order.id()), new Document("$set", set));
  }

  static String number() {
    return "SF" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
  }
}
