package org.tongtian.orders.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * The channel's reconciliation file of one business day, as it was issued.
 *
 * @param day Asia/Shanghai
 * @param payments what was taken, in the order of the file
 * @param refunds what was given back
 * @param totals what the file itself says its lines come to
 */
@Pure
public record ChannelStatement(
    LocalDate day, List<PaymentLine> payments, List<RefundLine> refunds, Totals totals) {

  /**
   * One payment.
   *
   * @param merchantOrderId as we gave it; as the channel writes it where it is none of ours
   * @param fee what the channel keeps for it
   */
  public record PaymentLine(
      String merchantId,
      String merchantOrderId,
      String transactionId,
      Money amount,
      Money fee,
      Instant paidAt) {}

  /**
   * One refund.
   *
   * @param transactionId the payment that goes back
   * @param fee what the channel keeps; below zero where it gives its fee back
   */
  public record RefundLine(
      String merchantId,
      String merchantOrderId,
      String transactionId,
      String refundId,
      String channelRefundId,
      Money amount,
      Money fee,
      RefundState state,
      Instant at) {}

  /**
   * The file's own sums.
   *
   * @param lines payments and refunds together
   */
  public record Totals(long lines, Money paid, Money refunded, Money fee) {}
}
