package org.tongtian.local.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.wechat.WeChatUnderTest;
import tools.jackson.databind.json.JsonMapper;

/** What WeChat Pay tells by itself, what others tell in its name, and what is asked in ours. */
class WeChatNotificationTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PAUSE = Duration.ofMillis(30);

  private SimulatedWeChatPay weChat;
  private Ears ears;
  private WeChatUnderTest merchant;

  @BeforeEach
  void start() throws IOException {
    weChat =
        SimulatedWeChatPay.start(WeChatContract.merchantKnown(), 0, List.of(PAUSE, PAUSE, PAUSE));
    ears = new Ears();
    merchant = new WeChatUnderTest(URI.create(weChat.url()), "", "", ears.url());
    ears.belongTo(merchant);
  }

  @AfterEach
  void stop() {
    weChat.close();
    ears.close();
  }

  @Test
  void aPaymentAndARefundAreTold() {
    String order = opened();
    weChat.pay(number(order));
    await(() -> ears.heard().equals(List.of("paid " + order + " 3250")));
    String refund = Ids.next();
    merchant.provider().refund(refund, order, Money.cny(50), "少了一个");
    weChat.finishRefund(number(refund), "ABNORMAL");
    await(() -> ears.heard().contains("refunded " + refund + " ABNORMAL"));
    weChat.finishRefund(number(refund), "SUCCESS");
    await(() -> ears.heard().contains("refunded " + refund + " SUCCEEDED"));
    assertThat(weChat.notificationAnswers()).containsOnly(204);
  }

  @Test
  void whatWasNotTakenIsToldAgainAndThenNoMore() {
    String order = opened();
    ears.refuse(2);
    weChat.pay(number(order));
    await(() -> weChat.notificationAnswers().equals(List.of(500, 500, 204)));
    assertThat(ears.heard()).containsExactly("paid " + order + " 3250");
  }

  @Test
  void theBodyDoesNotShowWhatItSays() {
    String order = opened();
    weChat.pay(number(order));
    await(() -> !ears.bodies().isEmpty());
    assertThat(ears.bodies().getFirst())
        .contains("AEAD_AES_256_GCM")
        .doesNotContain(number(order))
        .doesNotContain("3250");
  }

  @Test
  void aRepeatedOneIsTheSameAndAStaleOneIsRefused() {
    String body = news(transaction(WeChatUnderTest.MERCHANT, "SUCCESS"));
    Instant now = Instant.now();
    send(now, now, body);
    send(now, now.plusSeconds(299), body);
    assertThat(ears.heard()).hasSize(2).containsOnly(ears.heard().getFirst());
    assertRefused("payment.signature_invalid", () -> send(now, now.plusSeconds(301), body));
    assertRefused("payment.signature_invalid", () -> send(now, now.minusSeconds(301), body));
    assertThat(ears.heard()).hasSize(2);
  }

  @Test
  void anotherMerchantsOneIsRefused() {
    Instant now = Instant.now();
    String foreign = news(transaction("1900000099", "SUCCESS"));
    assertRefused("payment.other_merchant", () -> send(now, now, foreign));
    assertThat(ears.heard()).isEmpty();
  }

  @Test
  void whatWasNotPaidIsNoPayment() {
    Instant now = Instant.now();
    String notPaid = news(transaction(WeChatUnderTest.MERCHANT, "NOTPAY"));
    assertRefused("request.invalid", () -> send(now, now, notPaid));
    assertThat(ears.heard()).isEmpty();
  }

  @Test
  void oneChangedByteAnotherKeyAnotherSerialOrNoneAreRefused() throws IOException {
    String body = news(transaction(WeChatUnderTest.MERCHANT, "SUCCESS"));
    Instant now = Instant.now();
    String timestamp = Long.toString(now.getEpochSecond());
    String good = weChat.sign(timestamp, "n", body);
    String changed = body.replace("\"summary\":\"simulated\"", "\"summary\":\"Simulated\"");
    assertRefusedAll(
        new Sent(timestamp, "n", weChat.serial(), good, changed),
        new Sent(timestamp, "other", weChat.serial(), good, body),
        new Sent(Long.toString(now.getEpochSecond() + 1), "n", weChat.serial(), good, body),
        new Sent(timestamp, "n", "0123456789ABCDEF", good, body),
        new Sent(timestamp, "n", weChat.serial(), "bm9uc2Vuc2U=", body),
        new Sent(timestamp, "n", weChat.serial(), "WECHATPAY/SIGNTEST/nonsense", body),
        new Sent(timestamp, "n", weChat.serial(), "?", body),
        new Sent(timestamp, "n", weChat.serial(), null, body),
        new Sent(null, "n", weChat.serial(), good, body),
        new Sent("soon", "n", weChat.serial(), good, body),
        new Sent("99999999999999999999", "n", weChat.serial(), good, body));
    try (SimulatedWeChatPay impostor =
        SimulatedWeChatPay.start(WeChatContract.merchantKnown(), 0, List.of())) {
      assertRefusedAll(
          new Sent(timestamp, "n", weChat.serial(), impostor.sign(timestamp, "n", body), body),
          new Sent(timestamp, "n", impostor.serial(), impostor.sign(timestamp, "n", body), body));
    }
    assertThat(ears.heard()).isEmpty();
    send(now, now, body);
    assertThat(ears.heard()).as("the genuine one is believed").hasSize(1);
  }

  @Test
  void garbageIsRefusedThoughItIsSigned() {
    Instant now = Instant.now();
    assertRefused("request.malformed_json", () -> send(now, now, "{"));
    assertRefused("request.malformed_json", () -> send(now, now, "红".repeat(200_000)));
    assertRefused("request.invalid", () -> send(now, now, "{}"));
    assertRefused("request.invalid", () -> send(now, now, "[]"));
    assertRefused("request.invalid", () -> send(now, now, "{\"event_type\":\"COUPON.USE\"}"));
    assertRefused(
        "payment.signature_invalid",
        () -> send(now, now, "{\"event_type\":\"TRANSACTION.SUCCESS\"}"));
    String sealedForOthers =
        body("TRANSACTION.SUCCESS", PlatformKey.sealed("f".repeat(32), "transaction", "{}"));
    assertRefused("payment.signature_invalid", () -> send(now, now, sealedForOthers));
    assertThat(ears.heard()).isEmpty();
  }

  @Test
  void theChannelRefusesStrangersAndChangesNothing() {
    String order = opened();
    URI url = URI.create(weChat.url());
    PaymentProvider wrongKey =
        WeChatUnderTest.stranger(url, WeChatUnderTest.MERCHANT, WeChatUnderTest.newKey());
    PaymentProvider wrongMerchant =
        WeChatUnderTest.stranger(url, "1900000099", WeChatUnderTest.newKey());
    for (PaymentProvider stranger : List.of(wrongKey, wrongMerchant)) {
      assertThatThrownBy(() -> stranger.close(order)).hasMessageContaining("payment.channel_");
      assertThatThrownBy(() -> stranger.find(order)).hasMessageContaining("payment.channel_");
    }
    weChat.pay(number(order));
    await(() -> ears.heard().size() == 1);
  }

  @Test
  void aPaymentWithoutTheBuyersAddressIsNotOpened() {
    OpenTransaction unknown =
        new OpenTransaction(Ids.next(), "红薯", Money.cny(1), Instant.now().plusSeconds(900));
    assertRefused("payment.payer_address_missing", () -> merchant.provider().open(unknown));
    OpenTransaction huge =
        new OpenTransaction(
            Ids.next(), "红薯", Money.cny(1L << 31), Instant.now().plusSeconds(900), "203.0.113.7");
    assertRefused("payment.amount_too_large", () -> merchant.provider().open(huge));
  }

  @Test
  void longDescriptionsAndReasonsAreCutBetweenCharacters() {
    OpenTransaction wordy =
        new OpenTransaction(
            Ids.next(),
            "🍠".repeat(500),
            Money.cny(100),
            Instant.now().plusSeconds(900),
            "203.0.113.7");
    PaymentProvider provider = merchant.provider();
    provider.open(wordy);
    weChat.pay(number(wordy.merchantOrderId()));
    assertThat(
            provider
                .refund(Ids.next(), wordy.merchantOrderId(), Money.cny(1), "坏了".repeat(100))
                .amount())
        .isEqualTo(Money.cny(1));
  }

  private record Sent(
      String timestamp, String nonce, String serial, String signature, String body) {}

  private void assertRefusedAll(Sent... all) {
    for (Sent sent : all) {
      assertThatThrownBy(
              () ->
                  merchant.take(
                      ears,
                      Clock.systemUTC(),
                      sent.timestamp(),
                      sent.nonce(),
                      sent.serial(),
                      sent.signature(),
                      sent.body()))
          .as(sent.toString())
          .hasMessageContaining("payment.signature_invalid");
    }
  }

  /** Sends a genuine one, signed then and taken now. */
  private void send(Instant signed, Instant now, String body) {
    String timestamp = Long.toString(signed.getEpochSecond());
    merchant.take(
        ears,
        Clock.fixed(now, ZoneOffset.UTC),
        timestamp,
        "n",
        weChat.serial(),
        weChat.sign(timestamp, "n", body),
        body);
  }

  /** Sends a genuine notification of a payment; the status of the answer. */
  static int tell(SimulatedWeChatPay weChat, URI to, Map<String, Object> resource) {
    String body = news(resource);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/json")
            .header("Wechatpay-Timestamp", timestamp)
            .header("Wechatpay-Nonce", "n")
            .header("Wechatpay-Serial", weChat.serial())
            .header("Wechatpay-Signature", weChat.sign(timestamp, "n", body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String news(Map<String, Object> resource) {
    return body(
        "TRANSACTION.SUCCESS",
        PlatformKey.sealed(
            WeChatUnderTest.API_V3_KEY, "transaction", JSON.writeValueAsString(resource)));
  }

  private static String body(String event, Map<String, Object> resource) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("event_type", event);
    body.put("summary", "simulated");
    body.put("resource", resource);
    return JSON.writeValueAsString(body);
  }

  private static Map<String, Object> transaction(String merchantId, String state) {
    return Map.of(
        "mchid",
        merchantId,
        "out_trade_no",
        number(Ids.next()),
        "transaction_id",
        "4200001",
        "trade_state",
        state,
        "success_time",
        "2026-11-21T10:00:00+08:00",
        "amount",
        Map.of("total", 3250, "currency", "CNY"));
  }

  private String opened() {
    OpenTransaction asked =
        new OpenTransaction(
            Ids.next(), "红薯", Money.cny(3250), Instant.now().plusSeconds(900), "203.0.113.7");
    merchant.provider().open(asked);
    return asked.merchantOrderId();
  }

  private static String number(String id) {
    return id.replace("-", "");
  }

  private static void assertRefused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).hasMessageContaining(code);
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
  }
}
