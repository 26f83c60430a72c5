package org.tongtian.local.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.TransactionState;
import org.tongtian.orders.testing.FakeCatalog;
import org.tongtian.orders.testing.FakeLive;
import org.tongtian.orders.testing.FakeSettlement;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** The cashier and the real order-service, end to end over HTTP. */
class SimulatedCashierTest {

  private static final String DATABASE = "cashier" + Ids.next().substring(24);
  private static final FakeCatalog CATALOG = new FakeCatalog();
  private static final FakeSettlement SETTLEMENT = new FakeSettlement();
  private static final FakeLive LIVE = new FakeLive();
  private static SimulatedCashier cashier;
  private static RunningOrders orders;

  private final Phone buyer = new Phone(orders.url(), TestIssuer.shared().consumer());

  @BeforeAll
  static void start() throws IOException {
    cashier = open(0);
    orders = RunningOrders.start(CATALOG.url(), SETTLEMENT.url(), LIVE.url(), cashier.url());
  }

  @AfterAll
  static void stop() {
    orders.close();
    cashier.close();
    CATALOG.close();
    SETTLEMENT.close();
    LIVE.close();
  }

  @Test
  void whatTheBuyerConfirmsIsPaidAfterTheNotification() {
    String id = placed();
    Phone.Answer confirmed = confirm(id);
    assertThat(confirmed.status()).isEqualTo(202);
    assertThat(confirmed.text("state")).isEqualTo("PAID");
    Shop.await("the order is paid", () -> state(id).equals("PAID"));
    assertThat(confirm(id).status()).as("confirming twice is the same").isEqualTo(202);
    Shop.await("the notification is done with", () -> noticeState(id).equals("DELIVERED"));
  }

  @Test
  void aNotificationThatNobodyTookIsRepeatedUntilItIsTaken() {
    String id = placed();
    Phone sheet = new Phone(cashier.url(), null);
    String payUrl = payUrl(id);
    String paymentId = paymentId(id);
    orders.close();
    assertThat(sheet.post(payUrl, "{}").status()).isEqualTo(202);
    Shop.await(
        "it was tried in vain",
        () -> ofPayment(paymentId).get("notice", Document.class).getInteger("attempts") > 0);
    orders.restart();
    Shop.await("the order is paid", () -> state(id).equals("PAID"));
  }

  @Test
  void aCashierThatDiedBeforeItNotifiedDoesSoWhenItIsBack() throws IOException {
    String id = placed();
    int port = cashier.port();
    cashier.close();
    // As if it had been killed between taking the money and telling so.
    Document notice =
        new Document("id", Ids.next())
            .append("state", "WAITING")
            .append("attempts", 0)
            .append("nextAt", Instant.now());
    write(
        id, new Document("state", "PAID").append("paidAt", Instant.now()).append("notice", notice));
    cashier = open(port);
    Shop.await("the order is paid", () -> state(id).equals("PAID"));
  }

  @Test
  void aCancelledOrdersTransactionTakesNoMoneyAnyMore() {
    String id = placed();
    assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").text("state"))
        .isEqualTo("CANCELLED");
    Phone.Answer refused = confirm(id);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("cashier.transaction_closed");
    assertThat(payment(id).getString("state")).isEqualTo("CLOSED");
  }

  @Test
  void anExpiredTransactionTakesNoMoney() {
    String id = placed();
    write(id, new Document("expiresAt", Instant.EPOCH));
    assertThat(confirm(id).status()).isEqualTo(409);
    assertThat(payment(id).getString("state")).isEqualTo("OPEN");
    assertThat(state(id)).isEqualTo("PENDING_PAYMENT");
  }

  @Test
  void whatIsBeingPaidIsNotTakenBackAndIsPaidWhenItLands() {
    String id = placed();
    cashier.behave(Behaviour.of("landing=1500"));
    try {
      assertThat(confirm(id).status()).isEqualTo(202);
      assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").code())
          .isEqualTo("payment.being_paid");
      Shop.await("the order is paid", () -> state(id).equals("PAID"));
    } finally {
      cashier.behave(Behaviour.GOOD);
    }
  }

  @Test
  void moneyThatCameAfterTheCancellationGoesBackOnceThoughTheCashierTakesItsTime() {
    String id = placed();
    assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").text("state"))
        .isEqualTo("CANCELLED");
    // The channel takes the money all the same.
    write(id, new Document("state", "OPEN"));
    cashier.behave(Behaviour.of("refund=300,repeat=2"));
    try {
      assertThat(confirm(id).status()).isEqualTo(202);
      Shop.await("the money is back", () -> refund(id).equals("SUCCEEDED"));
      Shop.await("order-service knows it", () -> refundStage(id).equals("SUCCEEDED"));
    } finally {
      cashier.behave(Behaviour.GOOD);
    }
    assertThat(payment(id).getLong("refunded")).isEqualTo(3250);
    assertThat(payment(id).getList("refunds", Document.class)).hasSize(1);
    assertThat(state(id)).isEqualTo("CANCELLED");
  }

  private static String refund(String id) {
    List<Document> refunds = payment(id).getList("refunds", Document.class);
    return refunds.isEmpty() ? "" : refunds.getFirst().getString("state");
  }

  private static String refundStage(String id) {
    return orders
        .database()
        .getCollection("refunds")
        .find(new Document("orderId", id))
        .first()
        .getString("stage");
  }

  @Test
  void moreThanWasPaidIsNeverPaidBackAndARepeatedRefundIsOne() {
    String id = placed();
    confirm(id);
    PaymentProvider channel = orders.part(PaymentProvider.class);
    String paymentId = paymentId(id);
    channel.refund("r1" + id, paymentId, Money.cny(2000), "part");
    channel.refund("r1" + id, paymentId, Money.cny(2000), "part");
    assertThat(payment(id).getLong("refunded")).isEqualTo(2000);
    assertThatThrownBy(() -> channel.refund("r2" + id, paymentId, Money.cny(1251), "too much"))
        .hasMessageContaining("payment.channel_refused");
    assertThat(payment(id).getLong("refunded")).isEqualTo(2000);
  }

  @Test
  void theSameOrderIsOneTransactionAndOtherTermsAreRefused() {
    PaymentProvider channel = orders.part(PaymentProvider.class);
    OpenTransaction asked =
        new OpenTransaction(Ids.next(), "红薯", Money.cny(3250), Instant.now().plusSeconds(900));
    String first = channel.open(asked).transactionId();
    assertThat(channel.open(asked).transactionId()).isEqualTo(first);
    OpenTransaction other =
        new OpenTransaction(asked.merchantOrderId(), "红薯", Money.cny(1), asked.expiresAt());
    assertThatThrownBy(() -> channel.open(other)).hasMessageContaining("payment.channel_refused");
    assertThat(channel.find(asked.merchantOrderId()).orElseThrow().amount())
        .isEqualTo(Money.cny(3250));
    assertThat(channel.find(asked.merchantOrderId()).orElseThrow().state())
        .isEqualTo(TransactionState.OPEN);
    assertThat(channel.find(Ids.next())).isEmpty();
  }

  @Test
  void strangersAndNonsenseAreRefusedAndNothingChanges() {
    String id = placed();
    Document before = payment(id);
    Phone stranger = new Phone(cashier.url(), null);
    assertThat(stranger.get("/v1/transactions/" + paymentId(id)).status()).isEqualTo(401);
    assertThat(stranger.post("/v1/transactions/" + paymentId(id) + "/close", "").status())
        .isEqualTo(401);
    assertThat(stranger.post("/v1/refunds", "{}").status()).isEqualTo(401);
    assertThat(stranger.post("/v1/merchant-keys", "{}").status()).isEqualTo(401);
    assertThat(stranger.post("/v1/merchant-keys", "{").status()).isEqualTo(400);
    assertThat(stranger.get("/nowhere").status()).isEqualTo(404);
    assertThat(stranger.post("/cashier/transactions/" + Ids.next() + "/payment", "{}").status())
        .isEqualTo(404);
    assertThat(stranger.post(payUrl(id), " ".repeat(70_000)).status()).isEqualTo(413);
    assertThat(payment(id)).isEqualTo(before);
  }

  private static SimulatedCashier open(int port) throws IOException {
    return SimulatedCashier.start(
        EmbeddedStores.shared().mongoUri(), DATABASE, InetAddress.getLoopbackAddress(), port);
  }

  private String placed() {
    Phone.Answer answer =
        buyer.post("/api/orders/purchases", Wish.of(CATALOG.potatoes(), "5").json());
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.body().path("orders").path(0).get("id").asString();
  }

  /** The payment in force of the order's purchase, as order-service keeps it. */
  private static Document paymentInForce(String id) {
    Document order =
        orders.database().getCollection("orders").find(new Document("_id", id)).first();
    return orders
        .database()
        .getCollection("purchases")
        .find(new Document("_id", order.getString("purchaseId")))
        .first()
        .get("payment", Document.class);
  }

  private static String paymentId(String id) {
    return paymentInForce(id).getString("id");
  }

  private static String payUrl(String id) {
    return paymentInForce(id).getString("payUrl");
  }

  private Phone.Answer confirm(String id) {
    return new Phone(cashier.url(), null).post(payUrl(id), "{}");
  }

  private String state(String id) {
    return buyer.get("/api/orders/" + id).text("state");
  }

  private static String noticeState(String id) {
    return notice(id).getString("state");
  }

  private static Document notice(String id) {
    return payment(id).get("notice", Document.class);
  }

  private static Document payment(String id) {
    return ofPayment(paymentId(id));
  }

  private static Document ofPayment(String paymentId) {
    try (MongoClient client = MongoClients.create(EmbeddedStores.shared().mongoUri())) {
      return client
          .getDatabase(DATABASE)
          .getCollection("payments")
          .find(new Document("merchantOrderId", paymentId))
          .first();
    }
  }

  private static void write(String id, Document set) {
    try (MongoClient client = MongoClients.create(EmbeddedStores.shared().mongoUri())) {
      client
          .getDatabase(DATABASE)
          .getCollection("payments")
          .updateOne(new Document("merchantOrderId", paymentId(id)), new Document("$set", set));
    }
  }
}
