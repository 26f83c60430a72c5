package org.tongtian.local.wechatpay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes a trade bill of type ALL as the real channel does. */
final class Bill {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BEIJING);
  private static final BigDecimal RATE = new BigDecimal("0.0060");
  private static final String COLUMNS =
      "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
          + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
          + "手续费,费率,订单金额,申请退款金额,费率备注";
  private static final String SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

  private final Merchant merchant;
  private final StringBuilder text = new StringBuilder("\uFEFF" + COLUMNS + "\r\n");
  private long lines;
  private long paid;
  private long refunded;
  private BigDecimal fees = BigDecimal.ZERO;

  private Bill(Merchant merchant) {
    this.merchant = merchant;
  }

  static LocalDate dayOf(Instant instant) {
    return instant.atZone(BEIJING).toLocalDate();
  }

  /** The bill of a day; null where nothing happened on it. */
  static String of(Merchant merchant, Books books, LocalDate day) {
    Bill bill = new Bill(merchant);
    books.paidOrders().stream()
        .filter(order -> dayOf(order.paidAt()).equals(day))
        .forEach(bill::payment);
    books.refunds().stream()
        .filter(refund -> dayOf(refund.createdAt()).equals(day))
        .forEach(bill::refund);
    return bill.lines == 0 ? null : bill.closed();
  }

  private void payment(Books.Order order) {
    BigDecimal fee = fee(order.total());
    line(
        List.of(
            TIME.format(order.paidAt()),
            merchant.appId(),
            merchant.merchantId(),
            "0",
            "",
            order.transactionId(),
            order.outTradeNo(),
            "oSimulatedBuyer",
            "MWEB",
            "SUCCESS",
            "OTHERS",
            "CNY",
            yuan(order.total()),
            "0.00",
            "0",
            "0",
            "0.00",
            "0.00",
            "",
            "",
            order.description(),
            "",
            fee.toPlainString(),
            "0.60%",
            yuan(order.total()),
            "0.00",
            ""));
    paid = Math.addExact(paid, order.total());
    fees = fees.add(fee);
  }

  private void refund(Books.Refund refund) {
    BigDecimal fee = fee(refund.amount()).negate();
    line(
        List.of(
            TIME.format(refund.createdAt()),
            merchant.appId(),
            merchant.merchantId(),
            "0",
            "",
            refund.order().transactionId(),
            refund.order().outTradeNo(),
            "oSimulatedBuyer",
            "MWEB",
            "REFUND",
            "OTHERS",
            "CNY",
            "0.00",
            "0.00",
            refund.refundId(),
            refund.outRefundNo(),
            yuan(refund.amount()),
            "0.00",
            "ORIGINAL",
            refund.status().name(),
            refund.order().description(),
            "",
            fee.toPlainString(),
            "0.60%",
            "0.00",
            yuan(refund.amount()),
            ""));
    refunded = Math.addExact(refunded, refund.amount());
    fees = fees.add(fee);
  }

  private void line(List<String> cells) {
    text.append('`').append(String.join(",`", cells)).append("\r\n");
    lines++;
  }

  private String closed() {
    text.append(SUMS).append("\r\n");
    text.append('`')
        .append(
            String.join(
                ",`",
                Long.toString(lines),
                yuan(paid),
                yuan(refunded),
                "0.00",
                fees.toPlainString(),
                yuan(paid),
                yuan(refunded)))
        .append("\r\n");
    return text.toString();
  }

  private static BigDecimal fee(long fen) {
    return BigDecimal.valueOf(fen, 2).multiply(RATE).setScale(5, RoundingMode.HALF_UP);
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
