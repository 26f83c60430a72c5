package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.orders.channel.SignedHeaders;
import org.tongtian.orders.testing.FakeChannel;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** What the payment channel says, truly or not, over HTTP. */
class PaymentNotificationTest {

  private final Shop shop = Shop.shared();
  private final FakeChannel channel = shop.channel;
  private final Phone buyer = shop.consumer();
  private final String id = shop.placed(buyer);
  private final String paymentId = shop.purchaseOf(id);
  private final URI address = channel.payment(paymentId).notifyUrl();
  private final byte[] body =
      channel.notification(channel.payment(paymentId), channel.payment(paymentId).amount());

  @Test
  void aGenuineOneMakesTheOrderPaidAndARepeatChangesNothing() {
    HttpResponse<String> first = channel.tell(address, body);
    assertThat(first.statusCode()).isEqualTo(200);
    Document paid = shop.lasting(id);
    assertThat(paid.getString("state")).isEqualTo("PAID");
    HttpResponse<String> repeat = channel.tell(address, body);
    assertThat(repeat.statusCode()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(shop.lasting(id)).isEqualTo(paid);
    Shop.await("the fact is out", () -> !shop.facts(id).isEmpty());
    assertThat(shop.facts(id)).containsExactly("org.tongtian.orders.OrderPaid");
  }

  @Test
  void withoutAGenuineSignatureOfNowItIsRefused() {
    SignedHeaders genuine = channel.signed(Instant.now(), body);
    assertRefused(null, 401, "payment.signature_invalid");
    assertRefused(signedOver(FakeChannel.bytes("{}")), 401, "payment.signature_invalid");
    assertRefused(
        new SignedHeaders(genuine.timestamp(), genuine.nonce(), "unknown", genuine.signature()),
        401,
        "payment.signature_invalid");
    assertRefused(
        new SignedHeaders(genuine.timestamp(), genuine.nonce(), genuine.keyId(), "%%%"),
        401,
        "payment.signature_invalid");
    assertRefused(
        new SignedHeaders("soon", genuine.nonce(), genuine.keyId(), genuine.signature()),
        401,
        "payment.signature_invalid");
    assertRefused(
        new SignedHeaders(genuine.timestamp(), Ids.next(), genuine.keyId(), genuine.signature()),
        401,
        "payment.signature_invalid");
  }

  @Test
  void anOldOneIsRefusedThoughItsSignatureIsRight() {
    assertRefused(
        channel.signed(Instant.now().minusSeconds(301), body), 401, "payment.signature_invalid");
    assertRefused(
        channel.signed(Instant.now().plusSeconds(330), body), 401, "payment.signature_invalid");
  }

  @Test
  void aWrongAmountIsRefusedAndRecorded() {
    Document before = stored();
    byte[] oneFen = channel.notification(channel.payment(paymentId), Money.cny(1));
    HttpResponse<String> answer = channel.tell(address, oneFen);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("payment.amount_mismatch");
    assertThat(channel.tell(address, oneFen).statusCode()).isEqualTo(409);
    assertThat(stored()).isEqualTo(before);
    List<String> recorded =
        new Phone(shop.orders.url(), TestIssuer.shared().serviceToken())
            .get("/internal/orders/payment-anomalies")
            .body()
            .findValuesAsString("paymentId");
    assertThat(recorded).containsOnlyOnce(paymentId);
  }

  @Test
  void anotherTransactionThanTheOrdersIsRefusedAndRecorded() {
    Document before = stored();
    FakeChannel.Payment mine = channel.payment(paymentId);
    FakeChannel.Payment other =
        new FakeChannel.Payment(Ids.next(), paymentId, mine.amount(), "PAID", address);
    HttpResponse<String> answer =
        channel.tell(address, channel.notification(other, other.amount()));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("payment.transaction_mismatch");
    assertThat(stored()).isEqualTo(before);
    assertThat(
            shop.orders
                .database()
                .getCollection("payment_anomalies")
                .countDocuments(new Document("transactionId", other.transactionId())))
        .isEqualTo(1);
  }

  @Test
  void anUnknownPaymentIsRefused() {
    FakeChannel.Payment other =
        new FakeChannel.Payment(Ids.next(), Ids.next(), Money.cny(3250), "PAID", address);
    long before = shop.count();
    HttpResponse<String> answer =
        channel.tell(address, channel.notification(other, other.amount()));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("purchase.unknown");
    assertThat(shop.count()).isEqualTo(before);
  }

  @Test
  void aSignedBodyThatMakesNoSenseIsRefused() {
    Document before = stored();
    for (String sent :
        List.of("{", "null", "{}", "[]", "{\"merchantOrderId\":\"" + paymentId + "\"}")) {
      assertThat(channel.tell(address, FakeChannel.bytes(sent)).statusCode())
          .as(sent)
          .isEqualTo(400);
    }
    assertThat(stored()).isEqualTo(before);
  }

  /** Order and purchase together. */
  private Document stored() {
    return new Document("order", shop.stored(id))
        .append("purchase", shop.storedPurchase(paymentId));
  }

  private SignedHeaders signedOver(byte[] other) {
    return channel.signed(Instant.now(), other);
  }

  private void assertRefused(SignedHeaders headers, int status, String code) {
    Document before = stored();
    HttpResponse<String> answer = channel.send(address, body, headers);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
    assertThat(stored()).isEqualTo(before);
  }
}
