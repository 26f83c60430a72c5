package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;

/** One basket of two co-operatives: one payment, an order each, every fen on one line. */
class TwoCooperativesTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final NamedParty ziyun = coop("紫云");
  private final NamedParty xiuwen = coop("修文");
  private final FakeLot potatoes = lot(ziyun, Unit.JIN, 650, 550);
  private final FakeLot noodles = lot(ziyun, Unit.BOX, 1_990, 1_100);
  private final FakeLot kiwi = lot(xiuwen, Unit.BOX, 5_800, 2_600);

  @Test
  void onePaymentPaysAnOrderForEachCooperative() {
    Wish wish =
        Wish.of(potatoes, "5")
            .and(kiwi, "2")
            .and(noodles, "1")
            .noting(ziyun.id(), "  挑小一点的 🍠\n谢谢 ")
            .noting(xiuwen.id(), "شكرا");
    Phone.Answer placed = shop.place(buyer, wish);
    String purchaseId = placed.text("id");
    JsonNode first = placed.body().path("orders").path(0);
    JsonNode second = placed.body().path("orders").path(1);
    assertThat(placed.body().path("orders").size()).isEqualTo(2);
    assertThat(fen(placed.body().path("total"))).isEqualTo(3250 + 1990 + 11_600);
    assertThat(fen(first.path("total"))).isEqualTo(3250 + 1990);
    assertThat(fen(second.path("total"))).isEqualTo(11_600);
    assertThat(first.path("cooperative").path("id").asString()).isEqualTo(ziyun.id());
    assertThat(second.path("cooperative").path("id").asString()).isEqualTo(xiuwen.id());
    assertThat(first.path("number")).isNotEqualTo(second.path("number"));
    assertThat(first.path("note").asString()).isEqualTo("挑小一点的 🍠\n谢谢");
    assertThat(second.path("note").asString()).isEqualTo("شكرا");
    assertThat(shop.channel.payment(purchaseId).amount()).isEqualTo(Money.cny(16_840));

    shop.pay(purchaseId);
    Phone.Answer paid = buyer.get(Shop.PURCHASES + "/" + purchaseId);
    assertThat(paid.text("state")).isEqualTo("PAID");
    assertThat(paid.text("payment", "state")).isEqualTo("PAID");
    for (JsonNode order : paid.body().path("orders")) {
      String id = order.path("id").asString();
      assertThat(order.path("state").asString()).isEqualTo("PAID");
      Shop.await("the payment is told", () -> !shop.facts(id).isEmpty());
      assertThat(shop.facts(id)).containsExactly("org.tongtian.orders.OrderPaid");
    }
  }

  @Test
  void eachCooperativeSeesItsOwnOrderAlone() {
    List<String> orders = shop.placedOrders(buyer, Wish.of(potatoes, "1").and(kiwi, "1"));
    assertThat(shop.managerOf(potatoes).get("/api/orders/" + orders.get(0)).status())
        .isEqualTo(200);
    assertThat(shop.managerOf(potatoes).get("/api/orders/" + orders.get(1)).status())
        .isEqualTo(404);
    assertThat(shop.managerOf(kiwi).get("/api/orders/" + orders.get(1)).text("purchaseId"))
        .isNull();
  }

  @Test
  void eachLineIsBoundToTheVersionOfItsOwnContract() {
    shop.settlement.version(potatoes.contractId(), 4, true, true, true);
    shop.settlement.version(noodles.contractId(), 9, false, false, false);
    List<String> orders =
        shop.placedOrders(buyer, Wish.of(potatoes, "1").and(noodles, "1").and(kiwi, "1"));
    assertThat(contractsOf(orders.get(0)))
        .containsExactly(potatoes.contractId() + " 4", noodles.contractId() + " 9");
    assertThat(contractsOf(orders.get(1))).containsExactly(kiwi.contractId() + " 1");
    shop.settlement.version(potatoes.contractId(), 5, true, true, true);
    shop.pay(shop.purchaseOf(orders.get(0)));
    assertThat(contractsOf(orders.get(0))).contains(potatoes.contractId() + " 4");
  }

  @Test
  void theDeliveryFeeOfAnOrderIsSharedByWeightToTheFen() {
    shop.deliveryCosts(potatoes);
    // 5 x 550 g + 1,100 g = 3,850 g: 6.00 and three kilos more = 9.00; 2,750/3,850 of it is 642.86
    Wish wish = Wish.of(potatoes, "5").and(noodles, "1").and(kiwi, "1");
    List<String> orders = shop.placedOrders(buyer, wish.seen(3250 + 1990 + 5800 + 900));
    List<Long> fees = partsOf(orders.get(0), "delivery");
    assertThat(fees.get(0) + fees.get(1)).isEqualTo(900);
    assertThat(fees.get(0)).isBetween(642L, 643L);
    assertThat(partsOf(orders.get(1), "delivery")).containsExactly(0L);
    assertThat(shop.stored(orders.get(0)).get("delivery", Document.class).get("arrivesFrom"))
        .isNotNull();
    assertThat(shop.stored(orders.get(1)).get("delivery", Document.class).get("arrivesFrom"))
        .isNull();
  }

  @Test
  void aLineWhoseContractPaysNobodyForDeliveryHasNoPartOfTheFee() {
    shop.deliveryCosts(potatoes);
    shop.settlement.version(potatoes.contractId(), 1, true, true, false);
    Wish mixed = Wish.of(potatoes, "5").and(noodles, "1").seen(3250 + 1990 + 700);
    assertThat(partsOf(shop.placedOrders(buyer, mixed).getFirst(), "delivery"))
        .containsExactly(0L, 700L);
    Wish included = Wish.of(potatoes, "5").seen(3250);
    assertThat(partsOf(shop.placedOrders(buyer, included).getFirst(), "delivery"))
        .containsExactly(0L);
  }

  @Test
  void couponsTakeOffTheirOwnLinesToTheFen() {
    Wish wish =
        Wish.of(potatoes, "1")
            .and(noodles, "1")
            .and(kiwi, "1")
            .with(shop.coupon(buyer, potatoes, 101))
            .with(shop.platformCoupon(buyer, 500));
    List<String> orders = shop.placedOrders(buyer, wish.seen(650 + 1990 + 5800 - 601));
    List<Long> cooperatives = partsOf(orders.get(0), "cooperativeCoupon");
    assertThat(sum(cooperatives)).isEqualTo(101);
    assertThat(cooperatives.get(0)).as("101 x 650 / 2640 = 24.87").isBetween(24L, 25L);
    assertThat(partsOf(orders.get(1), "cooperativeCoupon")).containsExactly(0L);
    List<Long> platforms = new ArrayList<>(partsOf(orders.get(0), "platformCoupon"));
    platforms.addAll(partsOf(orders.get(1), "platformCoupon"));
    assertThat(sum(platforms)).isEqualTo(500);
    assertThat(platforms).allMatch(each -> each > 0);
    Document purchase = shop.storedPurchase(shop.purchaseOf(orders.get(0)));
    assertThat(purchase.getEmbedded(List.of("payment", "amount", "amount"), Long.class))
        .isEqualTo(7839L);
  }

  @Test
  void oneLotThatCantBeHadRefusesTheWholeBasketAndHoldsNothing() {
    shop.catalog.stock(kiwi, Quantity.of(1));
    String coupon = shop.coupon(buyer, potatoes, 100);
    long orders = shop.count();
    Wish wish = Wish.of(potatoes, "5").and(kiwi, "2").with(coupon);
    Phone.Answer answer = buyer.post(Shop.PURCHASES, wish.json());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("catalog.not_enough_stock");
    assertThat(answer.text("field")).isEqualTo("goods[1]");
    assertThat(shop.catalog.free(potatoes)).isEqualTo(Quantity.of(4_000));
    assertThat(shop.catalog.free(kiwi)).isEqualTo(Quantity.of(1));
    assertThat(shop.count()).isEqualTo(orders);
    shop.place(buyer, Wish.of(potatoes, "5").with(coupon).seen(3150));
  }

  @Test
  void anotherSumThanTheBuyerSawIsRefusedWithTheRightOneAndHoldsNothing() {
    shop.deliveryCosts(potatoes);
    String key = Ids.next();
    Phone.Answer answer = buyer.post(Shop.PURCHASES, Wish.of(potatoes, "5").json(), key);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("order.total_changed");
    assertThat(answer.text("detail")).contains("¥40.50").doesNotContain("¥¥");
    assertThat(shop.catalog.free(potatoes)).isEqualTo(Quantity.of(4_000));
    Wish seen = Wish.of(potatoes, "5").seen(4050);
    Phone.Answer placed = buyer.post(Shop.PURCHASES, seen.json(), key);
    assertThat(placed.status()).as("a refusal frees its key").isEqualTo(201);
    assertThat(buyer.post(Shop.PURCHASES, seen.json(), key).text("id"))
        .isEqualTo(placed.text("id"));
    assertThat(buyer.post(Shop.PURCHASES, Wish.of(potatoes, "5").json(), key).code())
        .isEqualTo("idempotency.key_reused");
  }

  @Test
  void aNoteToACooperativeThatSellsNothingHereIsRefused() {
    Wish wish = Wish.of(potatoes, "1").noting(xiuwen.id(), "谢谢");
    Phone.Answer answer = buyer.post(Shop.PURCHASES, wish.json());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("order.note_to_nobody");
    assertThat(answer.text("field")).isEqualTo("notes[0].cooperativeId");
    assertThat(shop.catalog.free(potatoes)).isEqualTo(Quantity.of(4_000));
  }

  @Test
  void aSavedAddressIsTakenAndAnotherBuyersIsUnknown() {
    String body = "{\"address\":%s,\"preferred\":true}".formatted(home());
    Phone.Answer saved = buyer.post("/api/orders/addresses", body);
    assertThat(saved.status()).as(saved.raw().body()).isEqualTo(201);
    Wish wish = Wish.of(potatoes, "1").toSaved(saved.text("id"));
    Phone.Answer stranger = shop.consumer().post(Shop.PURCHASES, wish.json());
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.code()).isEqualTo("address.unknown");
    assertThat(shop.catalog.free(potatoes)).isEqualTo(Quantity.of(4_000));
    JsonNode order = shop.place(buyer, wish).body().path("orders").path(0);
    assertThat(order.path("address").path("street").asString()).isEqualTo("猴场镇 8 号");
  }

  private static String home() {
    String wish = Phone.wish(Ids.next(), "1");
    int start = wish.indexOf("\"address\":") + "\"address\":".length();
    return wish.substring(start, wish.indexOf('}', start) + 1);
  }

  private List<String> contractsOf(String orderId) {
    return shop.stored(orderId).getList("lines", Document.class).stream()
        .map(line -> line.getEmbedded(List.of("sale", "contract"), Document.class))
        .map(contract -> contract.getString("contractId") + " " + contract.get("version"))
        .toList();
  }

  private List<Long> partsOf(String orderId, String part) {
    return shop.stored(orderId).getList("lines", Document.class).stream()
        .map(line -> line.getEmbedded(List.of("money", part, "amount"), Long.class))
        .toList();
  }

  private static long sum(List<Long> parts) {
    return parts.stream().flatMapToLong(LongStream::of).sum();
  }

  private static long fen(JsonNode money) {
    return money.path("amount").asLong();
  }

  private static NamedParty coop(String name) {
    return new NamedParty(Ids.next(), new Text(name + "合作社", name + " Co-op"));
  }

  private FakeLot lot(NamedParty coop, Unit unit, long price, int grams) {
    return shop.catalog.add(FakeLot.of(coop, "商品", unit, Money.cny(price), grams));
  }
}
