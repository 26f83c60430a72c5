package org.tongtian.orders.channel.wechat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.channel.ChannelUnreachableException;
import org.tongtian.orders.channel.RefundState;

/**
 * Reads a trade bill (交易账单, type ALL): a line of column names, one line for each payment and each
 * refund, a line of names of sums, and the sums. Every value has a back quote before it; amounts
 * are yuan with two decimals, fees with five; times are Beijing's. Columns are found by name, since
 * WeChat Pay adds some at the end from time to time.
 */
@Pure
final class WeChatBill {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Map<String, Integer> columns;
  private final String[] cells;

  private WeChatBill(Map<String, Integer> columns, String line) {
    this.columns = columns;
    this.cells = valuesOf(line);
  }

  /** The bill of a day on which nothing happened: WeChat Pay makes none. */
  static ChannelStatement nothing(LocalDate day) {
    Money none = Money.cny(0);
    return new ChannelStatement(
        day, List.of(), List.of(), new ChannelStatement.Totals(0, none, none, none));
  }

  /**
   * Reads it.
   *
   * @throws ChannelUnreachableException where it is not written as agreed
   */
  static ChannelStatement read(LocalDate day, String text) {
    try {
      return parsed(day, text.replace("\uFEFF", "").lines().toList());
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | IndexOutOfBoundsException malformed) {
      throw new ChannelUnreachableException("The bill of " + day + " can't be read", malformed);
    }
  }

  private static ChannelStatement parsed(LocalDate day, List<String> lines) {
    Map<String, Integer> columns = columnsOf(lines.getFirst());
    List<ChannelStatement.PaymentLine> payments = new ArrayList<>();
    List<ChannelStatement.RefundLine> refunds = new ArrayList<>();
    int at = 1;
    while (lines.get(at).startsWith("`")) {
      WeChatBill line = new WeChatBill(columns, lines.get(at++));
      switch (line.cell("交易状态")) {
        case "SUCCESS" -> payments.add(line.payment());
        case "REFUND", "REVOKED" -> refunds.add(line.refund());
        default -> throw new IllegalArgumentException("Unknown state " + line.cell("交易状态"));
      }
    }
    WeChatBill sums = new WeChatBill(columnsOf(lines.get(at)), lines.get(at + 1));
    return new ChannelStatement(day, List.copyOf(payments), List.copyOf(refunds), sums.totals());
  }

  private ChannelStatement.PaymentLine payment() {
    return new ChannelStatement.PaymentLine(
        cell("商户号"),
        WeChatIds.fromChannel(cell("商户订单号")),
        cell("微信订单号"),
        money("订单金额"),
        fee("手续费"),
        time());
  }

  private ChannelStatement.RefundLine refund() {
    return new ChannelStatement.RefundLine(
        cell("商户号"),
        WeChatIds.fromChannel(cell("商户订单号")),
        cell("微信订单号"),
        WeChatIds.fromChannel(cell("商户退款单号")),
        cell("微信退款单号"),
        money("申请退款金额"),
        fee("手续费"),
        refundState(cell("退款状态")),
        time());
  }

  private static RefundState refundState(String state) {
    return switch (state) {
      case "SUCCESS" -> RefundState.SUCCEEDED;
      case "PROCESSING" -> RefundState.PROCESSING;
      case "FAIL", "CLOSED" -> RefundState.CLOSED;
      case "CHANGE", "ABNORMAL" -> RefundState.ABNORMAL;
      default -> throw new IllegalArgumentException("Unknown state of a refund: " + state);
    };
  }

  private ChannelStatement.Totals totals() {
    return new ChannelStatement.Totals(
        Long.parseLong(cell("总交易单数")), money("订单总金额"), money("申请退款总金额"), fee("手续费总金额"));
  }

  private String cell(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException("No column " + column);
    }
    return cells[index];
  }

  private Instant time() {
    return LocalDateTime.parse(cell("交易时间"), TIME).atZone(BEIJING).toInstant();
  }

  private Money money(String column) {
    return Money.cny(new BigDecimal(cell(column)).movePointRight(2).longValueExact());
  }

  /** Whole fen, half up: the bill's fees have fractions of a fen, and nothing is paid of them. */
  private Money fee(String column) {
    return Money.cny(
        new BigDecimal(cell(column))
            .movePointRight(2)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  private static Map<String, Integer> columnsOf(String line) {
    Map<String, Integer> columns = new HashMap<>();
    for (String name : line.split(",", -1)) {
      columns.put(name.strip(), columns.size());
    }
    return columns;
  }

  /** A comma in a value is one only where no back quote follows it. */
  private static String[] valuesOf(String line) {
    if (!line.startsWith("`")) {
      throw new IllegalArgumentException("A line without back quotes");
    }
    String[] cells = line.substring(1).split(",`", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    return cells;
  }
}
