package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.AgreedKeys;
import org.tongtian.orders.channel.Signatures;
import org.tongtian.orders.channel.SignedHeaders;
import tools.jackson.databind.JsonNode;

/**
 * Plays the payment channel, with real signatures; it notifies only when a test says so, and says
 * whatever the test wants.
 */
public final class FakeChannel extends FakeServer {

  private final KeyPair key = newKey();
  private final Map<String, AgreedKeys> merchants = new ConcurrentHashMap<>();
  private volatile AgreedKeys newest;
  private final Map<String, Payment> payments = new HashMap<>();
  private final List<String> refunds = new ArrayList<>();
  private final Map<String, Map<String, Object>> refundViews = new LinkedHashMap<>();
  private final Set<String> beingPaid = new HashSet<>();
  private String refundState = "SUCCEEDED";
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts on a free port. */
  public FakeChannel() {
    open();
  }

  /** A transaction as the channel keeps it. */
  public record Payment(
      String transactionId, String merchantOrderId, Money amount, String state, URI notifyUrl) {

    Payment in(String next) {
      return new Payment(transactionId, merchantOrderId, amount, next, notifyUrl);
    }
  }

  /** The transaction of a payment, null where there is none. */
  public synchronized Payment payment(String paymentId) {
    return payments.get(paymentId);
  }

  /** Every request for a refund, repeated ones too, as "payment id amount". */
  public synchronized List<String> refunds() {
    return List.copyOf(refunds);
  }

  /** Fen that went back of a payment, or are on their way, each refund counted once. */
  public synchronized long refunded(String paymentId) {
    return refundViews.values().stream()
        .filter(refund -> refund.get("merchantOrderId").equals(paymentId))
        .mapToLong(refund -> ((Money) refund.get("amount")).amount())
        .sum();
  }

  /** What later refunds are answered with: SUCCEEDED at first, PROCESSING, CLOSED or ABNORMAL. */
  public synchronized void refundsAre(String state) {
    refundState = state;
  }

  /** Brings a refund to another state; nobody is told. */
  public synchronized void refundIs(String refundId, String state) {
    Map<String, Object> changed = new HashMap<>(refundViews.get(refundId));
    changed.put("state", state);
    refundViews.put(refundId, changed);
  }

  /** Whether the buyer is entering the password: then nothing can be closed. */
  public synchronized void beingPaid(String paymentId, boolean now) {
    if (now) {
      beingPaid.add(paymentId);
    } else {
      beingPaid.remove(paymentId);
    }
  }

  /** The buyer pays, also what was closed; nobody is told. */
  public synchronized void pay(String paymentId) {
    beingPaid.remove(paymentId);
    payments.computeIfPresent(paymentId, (id, payment) -> payment.in("PAID"));
  }

  /** Tells order-service where a refund is. */
  public HttpResponse<String> tellRefund(URI notifyUrl, String refundId, String state) {
    return tell(
        notifyUrl,
        json.writeValueAsBytes(
            Map.of("merchantId", "tongtian", "refundId", refundId, "state", state)));
  }

  /** Tells order-service that the transaction was paid, as it is. */
  public HttpResponse<String> tell(String paymentId) {
    Payment payment = payment(paymentId);
    return tell(payment.notifyUrl(), notification(payment, payment.amount()));
  }

  /** The status with which a notification is answered that the transaction was paid. */
  public List<Integer> told(String paymentId) {
    return List.of(tell(paymentId).statusCode());
  }

  /** The statuses of eight such notifications at the same moment. */
  public List<Integer> toldAtOnce(String paymentId) {
    return Race.answers(number -> tell(paymentId).statusCode());
  }

  /** The body of a notification about the payment. */
  public byte[] notification(Payment payment, Money amount) {
    Map<String, Object> body =
        Map.of(
            "notificationId",
            Ids.next(),
            "merchantOrderId",
            payment.merchantOrderId(),
            "transactionId",
            payment.transactionId(),
            "amount",
            amount,
            "paidAt",
            Instant.now().toString());
    return json.writeValueAsBytes(body);
  }

  /** Sends a body with a genuine signature of now. */
  public HttpResponse<String> tell(URI notifyUrl, byte[] body) {
    return send(notifyUrl, body, signed(Instant.now(), body));
  }

  /** Genuine headers for a body, signed at that moment. */
  public SignedHeaders signed(Instant at, byte[] body) {
    String timestamp = Long.toString(at.getEpochSecond());
    String nonce = Ids.next();
    return new SignedHeaders(
        timestamp, nonce, keyId(), Signatures.sign(newest.channel(), body, timestamp, nonce));
  }

  private String keyId() {
    return Signatures.keyId(key.getPublic());
  }

  /** Sends a body with any headers; null sends none. */
  public HttpResponse<String> send(URI notifyUrl, byte[] body, SignedHeaders headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(notifyUrl)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers != null) {
      request
          .header(SignedHeaders.TIMESTAMP, headers.timestamp())
          .header(SignedHeaders.NONCE, headers.nonce())
          .header(SignedHeaders.KEY_ID, headers.keyId())
          .header(SignedHeaders.SIGNATURE, headers.signature());
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  protected Answer answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/v1/keys")) {
      return new Answer(200, Map.of("keys", List.of(publishedKey())));
    }
    if (path.equals("/v1/merchant-keys")) {
      return register(json.readTree(body));
    }
    if (!isSignedByMerchant(exchange, body)) {
      return new Answer(401, Map.of("code", "SIGN_ERROR"));
    }
    if (path.equals("/v1/transactions")) {
      return new Answer(200, view(open(json.readTree(body))));
    }
    if (path.equals("/v1/refunds")) {
      return refund(json.readTree(body));
    }
    if (path.startsWith("/v1/refunds/")) {
      Map<String, Object> known = refundViews.get(path.split("/", -1)[3]);
      return known == null ? new Answer(404, Map.of("code", "NOT_FOUND")) : new Answer(200, known);
    }
    return ofTransaction(path);
  }

  private Answer register(JsonNode asked) {
    String merchantKeyId = asked.get("keyId").asString();
    newest =
        AgreedKeys.of(
            key.getPrivate(),
            Signatures.publicKey(asked.get("publicKey").asString()),
            merchantKeyId,
            keyId());
    merchants.put(merchantKeyId, newest);
    return new Answer(200, Map.of());
  }

  private Answer refund(JsonNode asked) {
    String paymentId = asked.get("merchantOrderId").asString();
    String refundId = asked.get("refundId").asString();
    Money amount = json.treeToValue(asked.get("amount"), Money.class);
    refunds.add(paymentId + " " + amount.amount());
    boolean tooMuch =
        !refundViews.containsKey(refundId)
            && refunded(paymentId) + amount.amount() > payments.get(paymentId).amount().amount();
    if (tooMuch || amount.amount() <= 0) {
      return new Answer(409, Map.of("code", "NOT_ENOUGH"));
    }
    return new Answer(
        200,
        refundViews.computeIfAbsent(
            refundId,
            id ->
                Map.of(
                    "refundId",
                    id,
                    "channelRefundId",
                    Ids.next(),
                    "merchantOrderId",
                    paymentId,
                    "amount",
                    amount,
                    "state",
                    refundState,
                    "succeededAt",
                    Instant.now().toString())));
  }

  private Answer ofTransaction(String path) {
    String paymentId = path.split("/", -1)[3];
    if (!payments.containsKey(paymentId)) {
      return new Answer(404, Map.of("code", "NOT_FOUND"));
    }
    boolean open = payments.get(paymentId).state().equals("OPEN") && !beingPaid.contains(paymentId);
    if (path.endsWith("/close") && open) {
      payments.put(paymentId, payments.get(paymentId).in("CLOSED"));
    }
    return new Answer(200, view(payments.get(paymentId)));
  }

  private Payment open(JsonNode asked) {
    return payments.computeIfAbsent(
        asked.get("merchantOrderId").asString(),
        id ->
            new Payment(
                Ids.next(),
                id,
                json.treeToValue(asked.get("amount"), Money.class),
                "OPEN",
                URI.create(asked.get("notifyUrl").asString())));
  }

  private static Map<String, Object> view(Payment payment) {
    return Map.of(
        "transactionId",
        payment.transactionId(),
        "merchantOrderId",
        payment.merchantOrderId(),
        "amount",
        payment.amount(),
        "state",
        payment.state(),
        "payUrl",
        "/cashier/transactions/" + payment.transactionId() + "/payment");
  }

  private Map<String, String> publishedKey() {
    return Map.of(
        "keyId",
        keyId(),
        "publicKey",
        Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
  }

  private boolean isSignedByMerchant(HttpExchange exchange, byte[] body) {
    AgreedKeys known = merchants.get(exchange.getRequestHeaders().getFirst(SignedHeaders.KEY_ID));
    return known != null
        && Signatures.isValid(
            known.merchant(),
            exchange.getRequestHeaders().getFirst(SignedHeaders.SIGNATURE),
            body,
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst(SignedHeaders.TIMESTAMP),
            exchange.getRequestHeaders().getFirst(SignedHeaders.NONCE));
  }

  @Override
  protected void dress(HttpExchange exchange, byte[] body) {
    if (newest == null) {
      return;
    }
    SignedHeaders headers = signed(Instant.now(), body);
    exchange.getResponseHeaders().set(SignedHeaders.TIMESTAMP, headers.timestamp());
    exchange.getResponseHeaders().set(SignedHeaders.NONCE, headers.nonce());
    exchange.getResponseHeaders().set(SignedHeaders.KEY_ID, headers.keyId());
    exchange.getResponseHeaders().set(SignedHeaders.SIGNATURE, headers.signature());
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("X25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A body that nobody signed. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
