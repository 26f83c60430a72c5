package org.tongtian.local.cashier;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the cashier answers, apart from how it is carried. */
final class CashierDesk {

  private static final Duration OLDEST_REQUEST = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final Notifier notifier;
  private final StoredKey key;
  private final JsonMapper json;

  /** A request as it came. */
  @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
  record Request(String method, String path, Headers headers, byte[] body) {}

  /** An answer. */
  record Answer(int status, Object body) {}

  private record Opening(
      String merchantOrderId,
      String description,
      Money amount,
      Instant expiresAt,
      String notifyUrl) {}

  private record Refunding(String refundId, String merchantOrderId, Money amount, String reason) {}

  private record Registration(String merchantId, String keyId, String publicKey) {}

  private record PublishedKey(String keyId, String publicKey) {}

  private record View(
      String transactionId,
      String merchantOrderId,
      Money amount,
      String state,
      String payUrl,
      Instant paidAt) {}

  CashierDesk(Ledger ledger, Notifier notifier, StoredKey key, JsonMapper json) {
    this.ledger = ledger;
    this.notifier = notifier;
    this.key = key;
    this.json = json;
  }

  Answer answer(Request request) {
    String route = request.method() + " " + request.path();
    String[] parts = request.path().split("/", -1);
    if (route.equals("GET /v1/keys")) {
      return new Answer(200, Map.of("keys", List.of(new PublishedKey(key.id(), key.publicKey()))));
    }
    if (route.equals("POST /v1/merchant-keys")) {
      return register(request);
    }
    if (route.matches("POST /cashier/transactions/[0-9a-f-]{36}/payment")) {
      return confirm(request, parts[3]);
    }
    if (route.equals("POST /v1/transactions")) {
      return open(request, merchant(request));
    }
    if (route.matches("GET /v1/transactions/[0-9a-f-]{36}")) {
      return new Answer(200, view(ledger.ofOrder(merchant(request), parts[3])));
    }
    if (route.matches("POST /v1/transactions/[0-9a-f-]{36}/close")) {
      return new Answer(200, view(ledger.close(merchant(request), parts[3])));
    }
    if (route.equals("POST /v1/refunds")) {
      return refund(request, merchant(request));
    }
    throw CashierRefusal.unknown();
  }

  /** The buyer's browser asks for this one, so it carries no signature but an unguessable id. */
  private Answer confirm(Request request, String transactionId) {
    requireNothingElse(request);
    Payment paid = ledger.pay(transactionId);
    notifier.wake();
    return new Answer(202, Map.of("state", paid.state().name()));
  }

  /** The confirmation is an empty object; anything else is somebody's mistake. */
  private void requireNothingElse(Request request) {
    try {
      JsonNode body = json.readTree(request.body());
      if (!body.isObject() || !body.isEmpty()) {
        throw CashierRefusal.malformed();
      }
    } catch (JacksonException malformed) {
      throw CashierRefusal.malformed();
    }
  }

  private Answer open(Request request, String merchantId) {
    Opening asked = read(request, Opening.class);
    if (!Ids.isId(asked.merchantOrderId())
        || asked.amount() == null
        || asked.amount().amount() <= 0
        || asked.expiresAt() == null
        || !isHttp(asked.notifyUrl())) {
      throw CashierRefusal.malformed();
    }
    Payment payment =
        new Payment(
            Ids.next(),
            merchantId,
            asked.merchantOrderId(),
            asked.description(),
            asked.amount(),
            Payment.State.OPEN,
            asked.notifyUrl(),
            ledger.now(),
            asked.expiresAt(),
            null,
            null,
            0,
            List.of());
    return new Answer(200, view(ledger.open(payment)));
  }

  private Answer refund(Request request, String merchantId) {
    Refunding asked = read(request, Refunding.class);
    if (asked.refundId() == null || asked.merchantOrderId() == null || asked.amount() == null) {
      throw CashierRefusal.malformed();
    }
    ledger.refund(
        merchantId,
        asked.merchantOrderId(),
        new PaidBack(asked.refundId(), asked.amount(), asked.reason(), ledger.now()));
    return new Answer(200, Map.of("refundId", asked.refundId(), "state", "SUCCEEDED"));
  }

  /**
   * A merchant shows its public key in a request that the private key signed. A real channel also
   * checks who the merchant is; this one lives on the local machine and takes everybody.
   */
  private Answer register(Request request) {
    Registration asked = read(request, Registration.class);
    if (asked.merchantId() == null
        || asked.publicKey() == null
        || !isSigned(request, asked.publicKey())
        || !Ed25519.idOf(asked.publicKey()).equals(asked.keyId())) {
      throw CashierRefusal.unsigned();
    }
    ledger.keep(new StoredKey(asked.keyId(), asked.merchantId(), null, asked.publicKey()));
    return new Answer(200, Map.of("keyId", asked.keyId()));
  }

  private String merchant(Request request) {
    String merchantId = request.headers().getFirst("Channel-Merchant");
    StoredKey known = ledger.merchantKey(request.headers().getFirst("Channel-Key-Id"), merchantId);
    if (known == null || !isSigned(request, known.publicKey())) {
      throw CashierRefusal.unsigned();
    }
    return merchantId;
  }

  private boolean isSigned(Request request, String publicKey) {
    String timestamp = request.headers().getFirst("Channel-Timestamp");
    String nonce = request.headers().getFirst("Channel-Nonce");
    String signature = request.headers().getFirst("Channel-Signature");
    return nonce != null
        && signature != null
        && isFresh(timestamp)
        && Ed25519.isValid(
            publicKey,
            signature,
            request.body(),
            request.method(),
            request.path(),
            timestamp,
            nonce);
  }

  private boolean isFresh(String timestamp) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signed, ledger.now()).abs().compareTo(OLDEST_REQUEST) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException malformed) {
      return false;
    }
  }

  private static boolean isHttp(String url) {
    try {
      return url != null && URI.create(url).getScheme().toLowerCase(Locale.ROOT).matches("https?");
    } catch (IllegalArgumentException | NullPointerException malformed) {
      return false;
    }
  }

  private <T extends Record> T read(Request request, Class<T> type) {
    try {
      T read = json.readValue(request.body(), type);
      if (read != null) {
        return read;
      }
    } catch (JacksonException malformed) {
      throw CashierRefusal.malformed();
    }
    throw CashierRefusal.malformed();
  }

  private static View view(Payment payment) {
    return new View(
        payment.id(),
        payment.merchantOrderId(),
        payment.amount(),
        payment.state().name(),
        "/cashier/transactions/" + payment.id() + "/payment",
        payment.paidAt());
  }
}
