package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelRefund;
import org.tongtian.orders.channel.ChannelUnreachableException;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;

/** What WeChat Pay's answers mean in our words. */
@Pure
final class WeChatAnswers {

  private WeChatAnswers() {}

  static Transaction transaction(
      com.wechat.pay.java.service.payments.model.Transaction answer, String merchantOrderId) {
    if (!WeChatIds.toChannel(merchantOrderId).equals(answer.getOutTradeNo())) {
      throw new ChannelUnreachableException("WeChat Pay answered about another order");
    }
    TransactionState state = state(answer.getTradeState());
    boolean paid = state == TransactionState.PAID;
    return new Transaction(
        paid ? answer.getTransactionId() : null,
        merchantOrderId,
        answer.getAmount() == null ? null : money(answer),
        state,
        null,
        paid ? time(answer.getSuccessTime()) : null);
  }

  /** A payment that was given back, in part or whole, is a payment all the same. */
  private static TransactionState state(TradeStateEnum state) {
    return switch (state) {
      case SUCCESS, REFUND -> TransactionState.PAID;
      case CLOSED, REVOKED -> TransactionState.CLOSED;
      case NOTPAY, USERPAYING, PAYERROR, ACCEPT -> TransactionState.OPEN;
      case null ->
          throw new ChannelUnreachableException("WeChat Pay answered with an unknown state");
    };
  }

  /** What is still open after it was to be closed is being paid this very moment. */
  static Transaction requireEnded(Transaction transaction) {
    if (transaction.state() == TransactionState.OPEN) {
      throw Refusal.conflict("payment.being_paid");
    }
    return transaction;
  }

  static Money money(com.wechat.pay.java.service.payments.model.Transaction answer) {
    return new Money(answer.getAmount().getTotal(), answer.getAmount().getCurrency());
  }

  static ChannelRefund refund(Refund answer) {
    RefundState state = state(answer.getStatus());
    return new ChannelRefund(
        WeChatIds.fromChannel(answer.getOutRefundNo()),
        answer.getRefundId(),
        WeChatIds.fromChannel(answer.getOutTradeNo()),
        new Money(answer.getAmount().getRefund(), answer.getAmount().getCurrency()),
        state,
        state == RefundState.SUCCEEDED ? time(answer.getSuccessTime()) : null);
  }

  static RefundState state(Status status) {
    return switch (status) {
      case SUCCESS -> RefundState.SUCCEEDED;
      case PROCESSING -> RefundState.PROCESSING;
      case CLOSED -> RefundState.CLOSED;
      case ABNORMAL -> RefundState.ABNORMAL;
      case null ->
          throw new ChannelUnreachableException("WeChat Pay answered with an unknown state");
    };
  }

  /** The same word as a notification writes it. */
  static RefundState stateTold(String status) {
    return switch (String.valueOf(status)) {
      case "SUCCESS" -> RefundState.SUCCEEDED;
      case "PROCESSING" -> RefundState.PROCESSING;
      case "CLOSED" -> RefundState.CLOSED;
      case "ABNORMAL" -> RefundState.ABNORMAL;
      default -> throw Refusal.invalid("request.invalid", "resource");
    };
  }

  static Instant time(String rfc3339) {
    return OffsetDateTime.parse(rfc3339).toInstant();
  }

  /** Its API counts in 32 bits. */
  static int total(Money amount) {
    if (amount.amount() > Integer.MAX_VALUE) {
      throw Refusal.invalid("payment.amount_too_large", null);
    }
    return Math.toIntExact(amount.amount());
  }
}
