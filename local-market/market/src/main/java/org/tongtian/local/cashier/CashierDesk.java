package org.tongtian.local.cashier;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
  private final Refunds refunds;
  private final Till till;
  private final Keys keys;
  private final boolean takesOrders;
  private final JsonMapper json;

  /** A request as it came. */
  @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
  record Request(String method, String path, Headers headers, byte[] body) {}

  /** An answer; bytes are sent as they are, everything else as JSON. */
  record Answer(int status, Object body) {}

  private record Opening(
      String merchantOrderId,
      String description,
      Money amount,
      Instant expiresAt,
      String notifyUrl) {}

  /** A merchant's wish to pay back; {@code notifyUrl} is null where nobody wants to know. */
  record Refunding(
      String refundId, String merchantOrderId, Money amount, String reason, String notifyUrl) {}

  private record Registration(String merchantId, String keyId, String publicKey) {}

  private record PublishedKey(String keyId, String publicKey) {}

  private record View(
      String transactionId,
      String merchantOrderId,
      Money amount,
      String state,
      String payUrl,
      Instant paidAt) {}

  private record RefundView(
      String refundId,
      String channelRefundId,
      String merchantOrderId,
      Money amount,
      String state,
      Instant succeededAt) {}

  private record Issued(LocalDate day, String hashType, String hashValue, String path) {}

  /**
   * @param takesOrders whether a call may tell it how to behave
   */
  CashierDesk(
      Ledger ledger, Refunds refunds, Till till, Keys keys, boolean takesOrders, JsonMapper json) {
    this.ledger = ledger;
    this.refunds = refunds;
    this.till = till;
    this.keys = keys;
    this.takesOrders = takesOrders;
    this.json = json;
  }

  Answer answer(Request request) {
    String[] parts = request.path().substring(1).split("/", -1);
    return switch (request.method() + " " + parts[0]) {
      case "POST cashier" -> atTheSheet(request, parts);
      case "PUT simulated" -> behave(request, parts);
      case "GET v1" -> asked(request, parts);
      case "POST v1" -> told(request, parts);
      default -> throw CashierRefusal.unknown();
    };
  }

  private Answer asked(Request request, String[] parts) {
    String what = parts.length > 1 ? parts[1] : "";
    if (what.equals("keys") && parts.length == 2) {
      return new Answer(
          200, Map.of("keys", List.of(new PublishedKey(keys.id(), keys.publicKey()))));
    }
    if (what.equals("transactions") && parts.length == 3) {
      return new Answer(200, view(ledger.ofOrder(merchant(request).id(), parts[2])));
    }
    if (what.equals("refunds") && parts.length == 3) {
      return new Answer(200, view(refunds.holder(merchant(request).id(), parts[2]), parts[2]));
    }
    if (what.equals("statements") && (parts.length == 3 || parts.length == 4)) {
      return statement(merchant(request).id(), parts);
    }
    throw CashierRefusal.unknown();
  }

  private Answer told(Request request, String[] parts) {
    return switch (String.join("/", List.of(parts).subList(1, parts.length))) {
      case "merchant-keys" -> register(request);
      case "transactions" -> open(request, merchant(request));
      case "refunds" -> refund(request, merchant(request).id());
      default -> close(request, parts);
    };
  }

  private Answer close(Request request, String[] parts) {
    if (parts.length != 4 || !parts[1].equals("transactions") || !parts[3].equals("close")) {
      throw CashierRefusal.unknown();
    }
    return new Answer(200, view(ledger.close(merchant(request).id(), parts[2])));
  }

  /** The buyer's browser asks for this one, so it carries no signature but an unguessable id. */
  private Answer atTheSheet(Request request, String[] parts) {
    if (parts.length != 4 || !parts[1].equals("transactions") || !parts[3].equals("payment")) {
      throw CashierRefusal.unknown();
    }
    requireNothingElse(request);
    return new Answer(202, Map.of("state", till.pay(parts[2]).state().name()));
  }

  /** Tells the cashier how to behave; where that is not allowed there is no such call. */
  private Answer behave(Request request, String[] parts) {
    if (!takesOrders || parts.length != 2 || !parts[1].equals("behaviour")) {
      throw CashierRefusal.unknown();
    }
    try {
      till.behave(read(request, Behaviour.class));
    } catch (IllegalArgumentException unsound) {
      throw CashierRefusal.malformed();
    }
    return new Answer(200, till.behaviour());
  }

  /** What the file is and where, or the file itself. */
  private Answer statement(String merchantId, String[] parts) {
    LocalDate day;
    try {
      day = LocalDate.parse(parts[2]);
    } catch (DateTimeException malformed) {
      throw CashierRefusal.malformed();
    }
    if (!day.isBefore(Statement.dayOf(ledger.now()))) {
      throw CashierRefusal.statementNotReady();
    }
    byte[] file = Statement.of(ledger, refunds, merchantId, day);
    if (parts.length == 4) {
      return new Answer(200, file);
    }
    return new Answer(
        200, new Issued(day, "SHA-256", Statement.hash(file), "/v1/statements/" + day + "/file"));
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

  private Answer open(Request request, Merchant merchant) {
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
            merchant.id(),
            merchant.keyId(),
            asked.merchantOrderId(),
            asked.description(),
            asked.amount(),
            Payment.State.OPEN,
            asked.notifyUrl(),
            ledger.now(),
            asked.expiresAt(),
            null,
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
    Payment payment = till.refund(merchantId, asked.merchantOrderId(), asked, Ids.next());
    return new Answer(200, view(payment, asked.refundId()));
  }

  /**
   * A merchant shows its public key in a request that only the key's owner can sign. A real channel
   * also checks who the merchant is; this one lives on the local machine and takes everybody.
   */
  private Answer register(Request request) {
    Registration asked = read(request, Registration.class);
    if (asked.merchantId() == null || asked.publicKey() == null || asked.keyId() == null) {
      throw CashierRefusal.unsigned();
    }
    StoredKey shown = new StoredKey(asked.keyId(), asked.merchantId(), null, asked.publicKey());
    try {
      if (!Signing.idOf(asked.publicKey()).equals(asked.keyId())
          || !isSigned(request, keys.merchant(shown))) {
        throw CashierRefusal.unsigned();
      }
    } catch (IllegalArgumentException malformed) {
      throw CashierRefusal.unsigned();
    }
    keys.keep(shown);
    return new Answer(200, Map.of("keyId", asked.keyId()));
  }

  /** The merchant that signed a request, null where none did. */
  Merchant signer(Request request) {
    Merchant named = keys.merchant(request.headers().getFirst("Channel-Key-Id"));
    boolean isHim =
        named != null
            && named.id().equals(request.headers().getFirst("Channel-Merchant"))
            && isSigned(request, named);
    return isHim ? named : null;
  }

  private Merchant merchant(Request request) {
    Merchant signer = signer(request);
    if (signer == null) {
      throw CashierRefusal.unsigned();
    }
    return signer;
  }

  private boolean isSigned(Request request, Merchant merchant) {
    String timestamp = request.headers().getFirst("Channel-Timestamp");
    String nonce = request.headers().getFirst("Channel-Nonce");
    String signature = request.headers().getFirst("Channel-Signature");
    return nonce != null
        && signature != null
        && isFresh(timestamp)
        && Signing.isValid(
            merchant.says(),
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
        payment.stateSeen(),
        "/cashier/transactions/" + payment.id() + "/payment",
        payment.paidAt());
  }

  private static RefundView view(Payment payment, String refundId) {
    PaidBack refund = payment.refund(refundId);
    return new RefundView(
        refundId,
        refund.channelRefundId(),
        payment.merchantOrderId(),
        refund.amount(),
        refund.state().name(),
        refund.succeededAt());
  }
}
