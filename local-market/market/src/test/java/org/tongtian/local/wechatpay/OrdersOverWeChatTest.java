package org.tongtian.local.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.orders.channel.wechat.WeChatUnderTest;
import org.tongtian.orders.testing.FakeCatalog;
import org.tongtian.orders.testing.FakeLive;
import org.tongtian.orders.testing.FakeSettlement;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** The whole order-service with WeChat Pay for its channel, over HTTP. */
class OrdersOverWeChatTest {

  private static final FakeCatalog CATALOG = new FakeCatalog();
  private static final FakeSettlement SETTLEMENT = new FakeSettlement();
  private static final FakeLive LIVE = new FakeLive();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static SimulatedWeChatPay weChat;
  private static RunningOrders orders;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    weChat =
        SimulatedWeChatPay.start(
            WeChatContract.merchantKnown(), 0, List.of(Duration.ofMillis(200)));
    orders =
        RunningOrders.start(
            CATALOG.url(), SETTLEMENT.url(), LIVE.url(), "http://127.0.0.1:9", settings());
    token = TestIssuer.shared().consumer();
  }

  @AfterAll
  static void stop() {
    orders.close();
    weChat.close();
    CATALOG.close();
    SETTLEMENT.close();
    LIVE.close();
    CLIENT.close();
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("tongtian.payment.channel", "wechat");
    settings.put("tongtian.payment.wechat.api-url", weChat.url());
    settings.put("tongtian.payment.wechat.app-id", WeChatUnderTest.APP);
    settings.put("tongtian.payment.wechat.merchant-id", WeChatUnderTest.MERCHANT);
    settings.put("tongtian.payment.wechat.merchant-serial", WeChatUnderTest.SERIAL);
    settings.put("tongtian.payment.wechat.merchant-private-key", WeChatUnderTest.pem());
    settings.put("tongtian.payment.wechat.api-v3-key", WeChatUnderTest.API_V3_KEY);
    settings.put(
        "tongtian.payment.wechat.notify-url",
        "${tongtian.urls.order}/api/orders/wechat-notifications");
    return settings;
  }

  @Test
  void aPurchaseIsPaidByItsNotification() {
    String id = placed();
    Document payment = paymentOf(id);
    assertThat(payment.getString("payUrl")).startsWith(weChat.url());
    weChat.pay(payment.getString("id").replace("-", ""));
    Shop.await("the order is paid", () -> state(id).equals("PAID"));
    Shop.await(
        "the channel's number is kept",
        () -> String.valueOf(paymentOf(id).getString("transactionId")).startsWith("42000"));
  }

  @Test
  void withoutTheBuyersAddressNothingIsPlaced() {
    long before = orders.database().getCollection("orders").countDocuments();
    assertThat(place(null).statusCode()).isEqualTo(400);
    assertThat(place("nowhere").body()).contains("payment.payer_address_missing");
    assertThat(orders.database().getCollection("orders").countDocuments()).isEqualTo(before);
  }

  @Test
  void whatTheCashierWouldSayIsNotBelieved() {
    Phone stranger = new Phone(orders.url(), null);
    String news =
        "{\"merchantOrderId\":\""
            + Ids.next()
            + "\",\"transactionId\":\"t\",\"amount\":{\"amount\":1,\"currency\":\"CNY\"}}";
    assertThat(stranger.post("/api/orders/payment-notifications", news).code())
        .isEqualTo("payment.signature_invalid");
    assertThat(stranger.post("/api/orders/wechat-notifications", news).code())
        .isEqualTo("payment.signature_invalid");
    assertThat(stranger.post("/api/orders/wechat-notifications", "x".repeat(2_000_000)).status())
        .isEqualTo(413);
    assertThat(stranger.post("/api/orders/refund-notifications", news).status())
        .as("there is no such call where the cashier takes no payments")
        .isEqualTo(405);
  }

  @Test
  void aNotificationWithAnotherAmountChangesNothingAndIsRefused() {
    String id = placed();
    String number = paymentOf(id).getString("id").replace("-", "");
    Map<String, Object> told =
        Map.of(
            "mchid",
            WeChatUnderTest.MERCHANT,
            "out_trade_no",
            number,
            "transaction_id",
            "4200009",
            "trade_state",
            "SUCCESS",
            "success_time",
            "2026-11-21T10:00:00+08:00",
            "amount",
            Map.of("total", 1, "currency", "CNY"));
    assertThat(WeChatNotificationTest.tell(weChat, notifyUrl(), told)).isEqualTo(409);
    assertThat(state(id)).isEqualTo("PENDING_PAYMENT");
  }

  @Test
  void yesterdayIsReconciledAndReadByTheAuditor() {
    LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
    Phone auditor =
        new Phone(
            orders.url(),
            TestIssuer.shared()
                .token(org.tongtian.kit.security.Role.AUDITOR, Ids.next(), null, "审计"));
    Phone.Answer again = auditor.post("/api/orders/reconciliations/" + yesterday, "{}", Ids.next());
    assertThat(again.status()).as(again.raw().body()).isEqualTo(200);
    assertThat(auditor.get("/api/orders/reconciliations/" + yesterday).text("state"))
        .isEqualTo("DONE");
    assertThat(auditor.get("/api/orders/reconciliations").raw().body())
        .contains(yesterday.toString());
    assertThat(new Phone(orders.url(), token).get("/api/orders/reconciliations").status())
        .isEqualTo(403);
    assertThat(auditor.get("/api/orders/reconciliations/2020-01-01").code())
        .isEqualTo("reconciliation.unknown");
    assertThat(
            auditor
                .post("/api/orders/reconciliations/" + yesterday.plusDays(1), "{}", Ids.next())
                .code())
        .isEqualTo("reconciliation.day_not_over");
    assertThat(auditor.get("/api/orders/reconciliations/nonsense").status()).isEqualTo(400);
  }

  @Test
  void whatIsMissingIsSaidAtTheStart() {
    Map<String, String> without = settings();
    without.put("tongtian.payment.wechat.api-v3-key", "short");
    without.put("tongtian.payment.wechat.merchant-serial", "");
    assertThatThrownBy(
            () ->
                RunningOrders.start(
                        CATALOG.url(), SETTLEMENT.url(), LIVE.url(), "http://127.0.0.1:9", without)
                    .close())
        .hasStackTraceContaining("WECHAT_PAY_MERCHANT_SERIAL is missing")
        .hasStackTraceContaining("WECHAT_PAY_API_V3_KEY must have 32 characters");
  }

  private static URI notifyUrl() {
    return URI.create(orders.url() + "/api/orders/wechat-notifications");
  }

  private static String placed() {
    HttpResponse<String> answer = place("203.0.113.7, 10.0.0.1");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return tools.jackson.databind.json.JsonMapper.builder()
        .build()
        .readTree(answer.body())
        .path("orders")
        .path(0)
        .get("id")
        .asString();
  }

  private static HttpResponse<String> place(String forwardedFor) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(orders.url() + "/api/orders/purchases"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", Ids.next())
            .POST(HttpRequest.BodyPublishers.ofString(Wish.of(CATALOG.potatoes(), "5").json()));
    if (forwardedFor != null) {
      request.header("X-Forwarded-For", forwardedFor);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String state(String id) {
    return order(id).getString("state");
  }

  private static Document order(String id) {
    return orders.database().getCollection("orders").find(new Document("_id", id)).first();
  }

  private static Document paymentOf(String id) {
    return orders
        .database()
        .getCollection("purchases")
        .find(new Document("_id", order(id).getString("purchaseId")))
        .first()
        .get("payment", Document.class);
  }
}
