package org.tongtian.local.cashier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The cashier's reconciliation file of a merchant's day: a line of names, a line for each payment
 * and each refund, and the totals.
 */
final class Statement {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String HEAD =
      "kind,merchant_id,merchant_order_id,transaction_id,refund_id,channel_refund_id,"
          + "amount_fen,fee_fen,state,at\n";

  private final StringBuilder text = new StringBuilder(HEAD);
  private long lines;
  private long paid;
  private long refunded;

  private Statement() {}

  static LocalDate dayOf(Instant instant) {
    return instant.atZone(SHANGHAI).toLocalDate();
  }

  /** The file's bytes. */
  static byte[] of(Ledger ledger, Refunds refunds, String merchantId, LocalDate day) {
    Instant from = day.atStartOfDay(SHANGHAI).toInstant();
    Instant until = day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    Statement statement = new Statement();
    ledger.paidBetween(merchantId, from, until).stream()
        .sorted(Comparator.comparing(Payment::paidAt).thenComparing(Payment::id))
        .forEach(statement::payment);
    for (Payment payment : refunds.askedBetween(merchantId, from, until)) {
      payment.refunds().stream()
          .filter(refund -> !refund.at().isBefore(from) && refund.at().isBefore(until))
          .forEach(refund -> statement.refund(payment, refund));
    }
    return statement.closed().getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 in hex. */
  static String hash(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void payment(Payment payment) {
    line(
        "PAYMENT",
        payment.merchantId(),
        payment.merchantOrderId(),
        payment.id(),
        "",
        "",
        Long.toString(payment.amount().amount()),
        "0",
        "SUCCESS",
        payment.paidAt().toString());
    paid = Math.addExact(paid, payment.amount().amount());
  }

  private void refund(Payment payment, PaidBack refund) {
    line(
        "REFUND",
        payment.merchantId(),
        payment.merchantOrderId(),
        payment.id(),
        refund.refundId(),
        refund.channelRefundId(),
        Long.toString(refund.amount().amount()),
        "0",
        refund.state().name(),
        refund.at().toString());
    refunded = Math.addExact(refunded, refund.amount().amount());
  }

  private void line(String... cells) {
    text.append(String.join(",", cells)).append('\n');
    lines++;
  }

  private String closed() {
    return text.append("TOTAL,")
        .append(lines)
        .append(',')
        .append(paid)
        .append(',')
        .append(refunded)
        .append(",0\n")
        .toString();
  }
}
