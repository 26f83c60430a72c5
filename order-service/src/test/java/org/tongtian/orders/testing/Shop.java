package org.tongtian.orders.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.payment.RefundReason;
import org.tongtian.orders.payment.RefundService;

/** One order-service with its fakes, mostly shared by the tests of this JVM. */
public final class Shop implements AutoCloseable {

  /** Where purchases are placed. */
  public static final String PURCHASES = "/api/orders/purchases";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DELIVERY =
      """
      {"rows":[{"provinces":["52"],"firstGrams":1000,"firstFee":{"amount":600,"currency":"CNY"},
        "nextGrams":1000,"nextFee":{"amount":100,"currency":"CNY"},"daysFrom":1,"daysUntil":3}],
       "version":0}""";
  private static final AtomicLong TRACKING = new AtomicLong(10_000_000_000_000L);

  public final FakeCatalog catalog = new FakeCatalog();
  public final FakeSettlement settlement = new FakeSettlement();
  public final FakeLive live = new FakeLive();
  public final FakeChannel channel = new FakeChannel();
  public final RunningOrders orders;

  private static final class Holder {
    private static final Shop SHARED = new Shop(Map.of());
  }

  private Shop(Map<String, String> settings) {
    orders =
        RunningOrders.start(catalog.url(), settlement.url(), live.url(), channel.url(), settings);
  }

  /** One for a test alone, which closes it, with other settings. */
  public static Shop own(Map<String, String> settings) {
    return new Shop(settings);
  }

  /** One for a test alone whose sweeps a test runs by hand ({@link Sweeps}). */
  public static Shop withoutSweeps() {
    return own(Sweeps.OFF);
  }

  /** The shared one. */
  public static Shop shared() {
    return Holder.SHARED;
  }

  /** A new consumer's phone. */
  public Phone consumer() {
    return new Phone(orders.url(), TestIssuer.shared().consumer());
  }

  /** The phone of the manager of the co-operative that sells the sweet potatoes. */
  public Phone manager() {
    return manager(catalog.cooperative().id());
  }

  /** The phone of the manager of the co-operative that sells a lot. */
  public Phone managerOf(FakeLot lot) {
    return manager(lot.cooperative().id());
  }

  /** The phone of another co-operative's manager. */
  public Phone strangeManager() {
    return manager(Ids.next());
  }

  private Phone manager(String partyId) {
    return new Phone(
        orders.url(), TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), partyId, "李社长"));
  }

  /** The phone of somebody of the platform. */
  public Phone platform() {
    return new Phone(
        orders.url(), TestIssuer.shared().token(Role.PLATFORM, Ids.next(), Ids.next(), "平台"));
  }

  /** An auditor's phone. */
  public Phone auditor() {
    return new Phone(orders.url(), TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计"));
  }

  /** A visitor's phone. */
  public Phone visitor() {
    return new Phone(orders.url(), null);
  }

  /** Places a purchase of 5 jin and gives the id of its one order. */
  public String placed(Phone buyer) {
    return placedOrders(buyer, Wish.of(catalog.potatoes(), "5")).getFirst();
  }

  /** Places a purchase. */
  public Phone.Answer place(Phone buyer, Wish wish) {
    Phone.Answer answer = buyer.post(PURCHASES, wish.json());
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer;
  }

  /** Places a purchase and gives the ids of its orders, in the order of the basket. */
  public List<String> placedOrders(Phone buyer, Wish wish) {
    List<String> ids = new ArrayList<>();
    place(buyer, wish).body().path("orders").forEach(order -> ids.add(order.get("id").asString()));
    return ids;
  }

  /** Places and pays. */
  public String paid(Phone buyer) {
    String id = placed(buyer);
    pay(purchaseOf(id));
    return id;
  }

  /** Pays what is to be paid of a purchase, and has the channel tell. */
  public void pay(String purchaseId) {
    String paymentId = paymentOf(purchaseId);
    channel.pay(paymentId);
    assertThat(channel.tell(paymentId).statusCode()).isEqualTo(200);
  }

  /** The purchase of an order. */
  public String purchaseOf(String orderId) {
    return stored(orderId).getString("purchaseId");
  }

  /** The payment in force of a purchase. */
  public String paymentOf(String purchaseId) {
    return storedPurchase(purchaseId).getEmbedded(List.of("payment", "id"), String.class);
  }

  /** What is known of the payment in force of an order's purchase. */
  public String paymentState(String orderId) {
    return storedPurchase(purchaseOf(orderId))
        .getEmbedded(List.of("payment", "state"), String.class);
  }

  /** The purchase as it is stored. */
  public Document storedPurchase(String id) {
    return orders.database().getCollection("purchases").find(new Document("_id", id)).first();
  }

  /**
   * A coupon of the co-operative that sells a lot, for so many fen, which the buyer has claimed.
   */
  public String coupon(Phone buyer, FakeLot lot, long off) {
    return claimed(buyer, managerOf(lot), coupon(off, "SHOP", "null"));
  }

  /** A coupon of the platform for everything, which the buyer has claimed. */
  public String platformCoupon(Phone buyer, long off) {
    String budget = "{\"amount\":1000000,\"currency\":\"CNY\"}";
    return claimed(buyer, platform(), coupon(off, "EVERYTHING", budget));
  }

  private static String coupon(long off, String scope, String budget) {
    Instant now = Instant.now();
    Instant from = now.minusSeconds(60);
    return """
    {"title":{"zh":"尝鲜券","en":"First taste"},"kind":"AMOUNT",
     "off":{"amount":%d,"currency":"CNY"},"threshold":{"amount":%d,"currency":"CNY"},
     "scope":"%s","validFrom":"%s","validUntil":"%s",
     "total":10,"perBuyer":1,"budget":%s,"active":true}"""
        .formatted(off, off + 1, scope, from, now.plus(Duration.ofDays(1)), budget);
  }

  private static String claimed(Phone buyer, Phone issuer, String coupon) {
    Phone.Answer issued = issuer.post("/api/orders/coupons", coupon);
    assertThat(issued.status()).as(issued.raw().body()).isEqualTo(201);
    Phone.Answer claim =
        buyer.post("/api/orders/coupons/" + issued.text("coupon", "id") + "/claims", "");
    assertThat(claim.status()).as(claim.raw().body()).isEqualTo(201);
    return claim.text("id");
  }

  /**
   * Sets what delivery by the co-operative of a lot costs: 6.00 for a kilo, 1.00 for each other.
   */
  public void deliveryCosts(FakeLot lot) {
    Phone.Answer set = managerOf(lot).put("/api/orders/delivery-table", DELIVERY);
    assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
  }

  /** The state of an order. */
  public String state(String orderId) {
    return stored(orderId).getString("state");
  }

  /** Why an order came into each of its states, null where that needs no word. */
  public List<String> reasons(String orderId) {
    return stored(orderId).getList("timeline", Document.class).stream()
        .map(entry -> entry.getString("reason"))
        .toList();
  }

  /** The refunds of an order as they are stored. */
  public List<Document> refunds(String orderId) {
    return orders
        .database()
        .getCollection("refunds")
        .find(new Document("orderId", orderId))
        .into(new ArrayList<>());
  }

  /** So many fen of an order's first line go back. */
  public void refund(String orderId, long fen) {
    Order order = orders.part(OrderService.class).require(orderId);
    OrderRefund.Part part =
        new OrderRefund.Part(
            order.lines().getFirst().id(),
            LineMoney.ofGoods(Money.cny(fen)),
            Quantity.ZERO,
            Quantity.ZERO);
    orders
        .part(RefundService.class)
        .refund(order, new OrderRefund(Ids.next(), List.of(part)), RefundReason.AFTER_SALES, null);
  }

  /** The order as it is stored. */
  public Document stored(String id) {
    return orders.database().getCollection("orders").find(new Document("_id", id)).first();
  }

  /** The order as it is stored, but for what the relay clears by itself. */
  public Document lasting(String id) {
    Document document = stored(id);
    document.remove("outbox");
    return document;
  }

  /** Types of the facts published about an order, by name. */
  public List<String> facts(String id) {
    List<String> types = new ArrayList<>();
    orders
        .database()
        .getCollection("published_facts")
        .find(new Document("fact.subject", id))
        .sort(new Document("_id", 1))
        .forEach(copy -> types.add(copy.get("fact", Document.class).getString("type")));
    return types;
  }

  /** A parcel with everything, under a tracking number of its own, as the co-operative sends it. */
  public static String parcel() {
    return "{\"carrier\":\"ZTO\",\"trackingNumber\":\"" + trackingNumber() + "\"}";
  }

  /** A tracking number of ZTO that no test had. */
  public static String trackingNumber() {
    return Long.toString(TRACKING.incrementAndGet());
  }

  /** How many orders there are. */
  public long count() {
    return orders.database().getCollection("orders").countDocuments();
  }

  /** Changes a stored order behind the service's back, e.g. to let time pass. */
  public void rewrite(String id, Document set) {
    orders
        .database()
        .getCollection("orders")
        .updateOne(new Document("_id", id), new Document("$set", set));
  }

  /** Lets the time to pay a purchase be over, so long ago. */
  public void overdue(String purchaseId, Duration since) {
    Document past =
        new Document("$set", new Document("payBefore", Date.from(Instant.now().minus(since))));
    orders
        .database()
        .getCollection("orders")
        .updateMany(new Document("purchaseId", purchaseId), past);
    orders.database().getCollection("purchases").updateOne(new Document("_id", purchaseId), past);
  }

  /** Lets the channel be asked about the payment of a purchase now. */
  public void askNow(String purchaseId) {
    orders
        .database()
        .getCollection("purchases")
        .updateOne(
            new Document("_id", purchaseId),
            new Document("$set", new Document("payment.askAt", Date.from(Instant.EPOCH))));
  }

  @Override
  public void close() {
    orders.close();
    catalog.close();
    settlement.close();
    live.close();
    channel.close();
  }

  /** Waits until it is so. */
  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting until %s", what).isLessThan(end);
      try {
        Thread.sleep(30);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }
}
