package org.tongtian.orders.worklist;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.Parcel;

/**
 * Orders as CSV by RFC 4180, one row for each line, to be written behind a byte order mark so that
 * Excel reads Chinese. Whatever a spreadsheet would take for a formula gets an apostrophe before
 * it. The address is whole only while a parcel needs it.
 */
@Pure
final class OrderCsv {

  /** What a file begins with. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(BusinessDays.ZONE);

  private static final List<Text> COLUMNS =
      Arrays.asList(
          new Text("订单号", "Order"),
          new Text("下单时间", "Ordered"),
          new Text("状态", "State"),
          new Text("货品", "Goods"),
          new Text("等级", "Grade"),
          new Text("数量", "Quantity"),
          new Text("单位", "Unit"),
          new Text("单价", "Unit price"),
          new Text("货款", "Goods total"),
          new Text("合作社券", "Co-op coupon"),
          new Text("平台券", "Platform coupon"),
          new Text("运费", "Delivery"),
          new Text("买家付", "Paid"),
          new Text("已退", "Refunded"),
          new Text("未发", "To send"),
          new Text("收货人", "Receiver"),
          new Text("电话", "Phone"),
          new Text("地区", "Region"),
          new Text("地址", "Address"),
          new Text("留言", "Note"),
          new Text("运单", "Parcels"));

  private static final Map<OrderState, Text> STATES =
      Map.of(
          OrderState.PENDING_PAYMENT, new Text("待付款", "Waiting for payment"),
          OrderState.DEPOSIT_PAID, new Text("已付订金", "Deposit paid"),
          OrderState.BALANCE_DUE, new Text("待付尾款", "Balance due"),
          OrderState.PAID, new Text("待发货", "To ship"),
          OrderState.SHIPPED, new Text("已发货", "Shipped"),
          OrderState.RECEIVED, new Text("已收货", "Received"),
          OrderState.COMPLETED, new Text("已完成", "Completed"),
          OrderState.CANCELLED, new Text("已取消", "Cancelled"));

  private final boolean english;

  /** Writes in that language, Chinese unless English. */
  OrderCsv(Locale language) {
    this.english = "en".equals(language.getLanguage());
  }

  /** The row of headings. */
  String head() {
    return row(COLUMNS.stream().map(column -> text(word(column))).toList());
  }

  /** The rows of an order. */
  String rows(Order order) {
    boolean needed = Label.isNeeded(order);
    Address whole = order.delivery().address();
    Address address = needed ? whole : whole.masked();
    return order.lines().stream()
        .map(line -> row(order, line, address))
        .collect(Collectors.joining());
  }

  private String row(Order order, OrderLine line, Address address) {
    OrderLine.Goods goods = line.goods();
    LineMoney money = line.money();
    return row(
        List.of(
            text(order.number()),
            text(MINUTE.format(order.placedAt())),
            text(word(STATES.get(order.state()))),
            text(word(goods.productName())),
            text(goods.grade() == null ? "" : word(goods.grade().name())),
            line.quantity().toString(),
            text(word(goods.unit().name())),
            yuan(line.unitPrice()),
            yuan(money.goods()),
            yuan(money.cooperativeCoupon()),
            yuan(money.platformCoupon()),
            yuan(money.delivery()),
            yuan(money.paid()),
            yuan(line.progress().refunded().paid()),
            line.toShip().toString(),
            text(address.name()),
            text(address.phone()),
            text(address.region()),
            text(address.street()),
            text(order.delivery().note() == null ? "" : order.delivery().note()),
            text(parcels(order, line))));
  }

  private String parcels(Order order, OrderLine line) {
    return order.parcels().stream()
        .filter(parcel -> holds(parcel, line))
        .map(parcel -> word(parcel.carrier().label()) + " " + parcel.trackingNumber())
        .collect(Collectors.joining("; "));
  }

  private static boolean holds(Parcel parcel, OrderLine line) {
    return parcel.contents().stream().anyMatch(content -> content.lineId().equals(line.id()));
  }

  private String word(Text text) {
    return english ? text.en() : text.zh();
  }

  private static String yuan(Money money) {
    return java.math.BigDecimal.valueOf(money.amount(), 2).toPlainString();
  }

  private static String row(List<String> cells) {
    return String.join(",", cells) + "\r\n";
  }

  /** A text as a cell: quoted, and no formula. */
  static String text(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = isFormula ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
