package org.tongtian.orders.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cashier's protocol over HTTP. Every request is signed with the merchant key and every answer
 * must be signed with the channel's, because an answer can say that money was paid. A channel that
 * does not know our key yet is shown it once ({@link #register}).
 */
@Component
class CashierPaymentProvider implements PaymentProvider {

  private static final Logger LOG = LoggerFactory.getLogger(CashierPaymentProvider.class);
  private static final byte[] NOTHING = new byte[0];

  private final PaymentSettings settings;
  private final MerchantKey merchantKey;
  private final ChannelHttp http;
  private final ChannelSignatures signatures;
  private final CircuitBreaker breaker;
  private final JsonMapper json;

  private record Opening(
      String merchantOrderId, String description, Money amount, Instant expiresAt, URI notifyUrl) {}

  private record Refunding(String refundId, String merchantOrderId, Money amount, String reason) {}

  private record Registration(String merchantId, String keyId, String publicKey) {}

  CashierPaymentProvider(
      PaymentSettings settings,
      MerchantKey merchantKey,
      ChannelHttp http,
      ChannelSignatures signatures,
      CircuitBreakerRegistry breakers,
      JsonMapper json) {
    this.settings = settings;
    this.merchantKey = merchantKey;
    this.http = http;
    this.signatures = signatures;
    this.breaker = breakers.circuitBreaker("payment-channel");
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Override
  public Transaction open(OpenTransaction command) {
    Opening body =
        new Opening(
            command.merchantOrderId(),
            command.description(),
            command.amount(),
            command.expiresAt(),
            settings.notifyUrl());
    return guarded(() -> transaction(call("POST", "/v1/transactions", body)))
        .filter(opened -> opened.state() == TransactionState.OPEN)
        .filter(opened -> opened.amount().equals(command.amount()))
        .orElseThrow(() -> Refusal.conflict("payment.channel_refused"));
  }

  @Override
  public Optional<Transaction> find(String merchantOrderId) {
    return guarded(() -> transaction(call("GET", "/v1/transactions/" + merchantOrderId, null)));
  }

  @Override
  public Optional<Transaction> close(String merchantOrderId) {
    String path = "/v1/transactions/" + merchantOrderId + "/close";
    return guarded(() -> transaction(call("POST", path, null)));
  }

  @Override
  public void refund(String refundId, String merchantOrderId, Money amount, String reason) {
    Refunding body = new Refunding(refundId, merchantOrderId, amount, reason);
    int status = guarded(() -> call("POST", "/v1/refunds", body)).statusCode();
    if (status != 200) {
      throw Refusal.conflict("payment.channel_refused");
    }
  }

  private <T> T guarded(Supplier<T> call) {
    try {
      return breaker.executeSupplier(call);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      throw channelUnreachable(failure);
    }
  }

  /**
   * The fallback: the caller is told to come back; open questions are asked again by the poller.
   */
  private static Refusal channelUnreachable(RuntimeException failure) {
    LOG.warn("The payment channel does not answer: {}", failure.toString());
    return Refusal.unavailable("payment.channel_unreachable");
  }

  private Optional<Transaction> transaction(HttpResponse<byte[]> answer) {
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(json.readValue(answer.body(), Transaction.class));
      case 404 -> Optional.empty();
      default -> throw Refusal.conflict("payment.channel_refused");
    };
  }

  private HttpResponse<byte[]> call(String method, String path, Record body) {
    byte[] bytes = body == null ? NOTHING : json.writeValueAsBytes(body);
    HttpResponse<byte[]> answer = http.send(method, path, bytes);
    if (answer.statusCode() == 401 && merchantKey.publicKey() != null) {
      register();
      answer = http.send(method, path, bytes);
    }
    if (!signatures.areGenuine(headersOf(answer), answer.body())) {
      throw new ChannelUnreachableException(method + " " + path + " was answered by a stranger");
    }
    return answer;
  }

  /** Shows the channel our public key, in a request that the private key signed. */
  private void register() {
    Registration mine =
        new Registration(settings.merchantId(), merchantKey.keyId(), merchantKey.publicKey());
    int status = http.send("POST", "/v1/merchant-keys", json.writeValueAsBytes(mine)).statusCode();
    LOG.info("Registered merchant key {} at the channel: {}", merchantKey.keyId(), status);
  }

  private static SignedHeaders headersOf(HttpResponse<byte[]> answer) {
    return new SignedHeaders(
        answer.headers().firstValue(SignedHeaders.TIMESTAMP).orElse(null),
        answer.headers().firstValue(SignedHeaders.NONCE).orElse(null),
        answer.headers().firstValue(SignedHeaders.KEY_ID).orElse(null),
        answer.headers().firstValue(SignedHeaders.SIGNATURE).orElse(null));
  }
}
