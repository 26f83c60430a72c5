package org.tongtian.orders.channel;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The cashier's protocol over HTTP. */
@Component
@ConditionalOnProperty(
    name = PaymentSettings.CHANNEL,
    havingValue = PaymentSettings.CASHIER,
    matchIfMissing = true)
class CashierPaymentProvider implements PaymentProvider {

  private final PaymentSettings settings;
  private final CashierCalls calls;
  private final ChannelBreaker breaker;
  private final JsonMapper json;

  private record Opening(
      String merchantOrderId, String description, Money amount, Instant expiresAt, URI notifyUrl) {}

  private record Refunding(
      String refundId, String merchantOrderId, Money amount, String reason, URI notifyUrl) {}

  private record Issued(LocalDate day, String hashType, String hashValue, String path) {}

  CashierPaymentProvider(
      PaymentSettings settings, CashierCalls calls, ChannelBreaker breaker, JsonMapper json) {
    this.settings = settings;
    this.calls = calls;
    this.breaker = breaker;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Override
  public String merchantId() {
    return settings.merchantId();
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
    return post("/v1/transactions", body, Transaction.class)
        .filter(opened -> opened.state() == TransactionState.OPEN)
        .filter(opened -> opened.amount().equals(command.amount()))
        .orElseThrow(() -> Refusal.conflict("payment.channel_refused"));
  }

  @Override
  public Optional<Transaction> find(String merchantOrderId) {
    return get("/v1/transactions/" + merchantOrderId, Transaction.class);
  }

  @Override
  public Optional<Transaction> close(String merchantOrderId) {
    return post("/v1/transactions/" + merchantOrderId + "/close", null, Transaction.class)
        .map(CashierPaymentProvider::requireEnded);
  }

  /** What is still open after it was to be closed is being paid this very moment. */
  private static Transaction requireEnded(Transaction transaction) {
    if (transaction.state() == TransactionState.OPEN) {
      throw Refusal.conflict("payment.being_paid");
    }
    return transaction;
  }

  @Override
  public ChannelRefund refund(
      String refundId, String merchantOrderId, Money amount, String reason) {
    Refunding body =
        new Refunding(refundId, merchantOrderId, amount, reason, settings.refundNotifyUrl());
    return post("/v1/refunds", body, ChannelRefund.class)
        .filter(accepted -> accepted.amount().equals(amount))
        .orElseThrow(() -> Refusal.conflict("payment.channel_refused"));
  }

  @Override
  public Optional<ChannelRefund> findRefund(String refundId) {
    return get("/v1/refunds/" + refundId, ChannelRefund.class);
  }

  @Override
  public ChannelStatement statement(LocalDate day) {
    return breaker.guarded(
        () -> {
          ChannelAnswer answer = calls.call("GET", "/v1/statements/" + day, null);
          if (answer.status() == 409) {
            throw Refusal.conflict("payment.statement_not_ready");
          }
          Issued issued =
              read(answer, Issued.class)
                  .orElseThrow(() -> Refusal.conflict("payment.channel_refused"));
          ChannelAnswer file = calls.call("GET", issued.path(), null);
          if (file.status() != 200) {
            throw Refusal.conflict("payment.channel_refused");
          }
          return CashierStatement.read(day, file.body(), issued.hashValue());
        });
  }

  private <T> Optional<T> get(String path, Class<T> type) {
    return breaker.guarded(() -> read(calls.call("GET", path, null), type));
  }

  private <T> Optional<T> post(String path, Record body, Class<T> type) {
    return breaker.guarded(() -> read(calls.call("POST", path, body), type));
  }

  private <T> Optional<T> read(ChannelAnswer answer, Class<T> type) {
    return switch (answer.status()) {
      case 200 -> Optional.of(json.readValue(answer.body(), type));
      case 404 -> Optional.empty();
      default -> throw Refusal.conflict("payment.channel_refused");
    };
  }
}
