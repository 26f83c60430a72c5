package org.tongtian.local.wechatpay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The simulated channel's orders and refunds; in memory, since it lives as long as a test. */
final class Books {

  private final Clock clock;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** Where an order is, by the channel's own word. */
  enum State {
    NOTPAY,
    USERPAYING,
    SUCCESS,
    CLOSED
  }

  /** Where a refund is, by the channel's own word. */
  enum RefundStatus {
    PROCESSING,
    SUCCESS,
    CLOSED,
    ABNORMAL
  }

  /** An order; {@code transactionId} and {@code paidAt} are null until paid. */
  record Order(
      String outTradeNo,
      String description,
      long total,
      Instant expiresAt,
      String notifyUrl,
      String prepayId,
      State state,
      String transactionId,
      Instant paidAt) {

    Order in(State next) {
      return new Order(
          outTradeNo,
          description,
          total,
          expiresAt,
          notifyUrl,
          prepayId,
          next,
          transactionId,
          paidAt);
    }

    Order paid(String id, Instant at) {
      return new Order(
          outTradeNo, description, total, expiresAt, notifyUrl, prepayId, State.SUCCESS, id, at);
    }
  }

  /** A refund; {@code succeededAt} is null until then. */
  record Refund(
      String outRefundNo,
      String refundId,
      Order order,
      long amount,
      String notifyUrl,
      RefundStatus status,
      Instant createdAt,
      Instant succeededAt) {}

  Books(Clock clock) {
    this.clock = clock;
  }

  /** Opens it; the same order again is the same, other terms are refused. */
  synchronized Order open(
      String outTradeNo, String description, long total, Instant expiresAt, String notifyUrl) {
    Order known = orders.get(outTradeNo);
    if (known == null) {
      Order fresh =
          new Order(
              outTradeNo,
              description,
              total,
              expiresAt,
              notifyUrl,
              "wx" + PlatformKey.nonce(),
              State.NOTPAY,
              null,
              null);
      orders.put(outTradeNo, fresh);
      return fresh;
    }
    if (known.total() != total) {
      throw WeChatRefusal.invalid("201 商户订单号重复");
    }
    return switch (known.state()) {
      case SUCCESS -> throw WeChatRefusal.orderPaid();
      case CLOSED -> throw WeChatRefusal.orderClosed();
      case NOTPAY, USERPAYING -> known;
    };
  }

  synchronized Order order(String outTradeNo) {
    Order known = orders.get(outTradeNo);
    if (known == null) {
      throw WeChatRefusal.unknownOrder();
    }
    return known;
  }

  synchronized Order ofPrepay(String prepayId) {
    return orders.values().stream()
        .filter(order -> order.prepayId().equals(prepayId))
        .findFirst()
        .orElseThrow(WeChatRefusal::unknownOrder);
  }

  /** The buyer is at the password; until paid or given up the order can't be closed. */
  synchronized void beginPaying(String outTradeNo) {
    orders.put(outTradeNo, order(outTradeNo).in(State.USERPAYING));
  }

  /** The buyer pays; a second time is the same. */
  synchronized Order pay(String outTradeNo) {
    Order order = order(outTradeNo);
    if (order.state() == State.SUCCESS) {
      return order;
    }
    if (order.state() == State.CLOSED || clock.instant().isAfter(order.expiresAt())) {
      throw WeChatRefusal.orderClosed();
    }
    Order paid = order.paid("42000" + number(), now());
    orders.put(outTradeNo, paid);
    return paid;
  }

  synchronized void close(String outTradeNo) {
    Order order = order(outTradeNo);
    switch (order.state()) {
      case SUCCESS -> throw WeChatRefusal.orderPaid();
      case CLOSED -> throw WeChatRefusal.orderClosed();
      case USERPAYING -> throw WeChatRefusal.beingPaid();
      case NOTPAY -> orders.put(outTradeNo, order.in(State.CLOSED));
    }
  }

  /** Takes a refund, once for each number and never more than is left. */
  synchronized Refund refund(
      String outTradeNo, String outRefundNo, long amount, long total, String notifyUrl) {
    Refund known = refunds.get(outRefundNo);
    if (known != null) {
      if (known.amount() != amount || !known.order().outTradeNo().equals(outTradeNo)) {
        throw WeChatRefusal.invalid("退款单号重复");
      }
      return known;
    }
    Order order = order(outTradeNo);
    if (order.state() != State.SUCCESS) {
      throw WeChatRefusal.invalid("订单未支付");
    }
    if (order.total() != total || amount <= 0 || amount > total - refunded(outTradeNo)) {
      throw WeChatRefusal.invalid("订单金额或退款金额与之前请求不一致，或超过可退金额");
    }
    Refund fresh =
        new Refund(
            outRefundNo,
            "50000" + number(),
            order,
            amount,
            notifyUrl,
            RefundStatus.PROCESSING,
            now(),
            null);
    refunds.put(outRefundNo, fresh);
    return fresh;
  }

  synchronized Refund refund(String outRefundNo) {
    Refund known = refunds.get(outRefundNo);
    if (known == null) {
      throw WeChatRefusal.unknownRefund();
    }
    return known;
  }

  /** A refund comes to its end. */
  synchronized Refund finish(String outRefundNo, RefundStatus status) {
    Refund known = refund(outRefundNo);
    Instant succeededAt = status == RefundStatus.SUCCESS ? now() : null;
    Refund finished =
        new Refund(
            known.outRefundNo(),
            known.refundId(),
            known.order(),
            known.amount(),
            known.notifyUrl(),
            status,
            known.createdAt(),
            succeededAt);
    refunds.put(outRefundNo, finished);
    return finished;
  }

  synchronized List<Order> paidOrders() {
    return orders.values().stream().filter(order -> order.state() == State.SUCCESS).toList();
  }

  synchronized List<Refund> refunds() {
    return List.copyOf(refunds.values());
  }

  /** Makes everything that happened have happened that much earlier. */
  synchronized void turnBack(Duration by) {
    for (Order order : new ArrayList<>(orders.values())) {
      if (order.state() == State.SUCCESS) {
        orders.put(order.outTradeNo(), order.paid(order.transactionId(), order.paidAt().minus(by)));
      }
    }
    for (Refund refund : new ArrayList<>(refunds.values())) {
      refunds.put(
          refund.outRefundNo(),
          new Refund(
              refund.outRefundNo(),
              refund.refundId(),
              refund.order(),
              refund.amount(),
              refund.notifyUrl(),
              refund.status(),
              refund.createdAt().minus(by),
              refund.succeededAt() == null ? null : refund.succeededAt().minus(by)));
    }
  }

  private long refunded(String outTradeNo) {
    return refunds.values().stream()
        .filter(refund -> refund.order().outTradeNo().equals(outTradeNo))
        .filter(refund -> refund.status() != RefundStatus.CLOSED)
        .mapToLong(Refund::amount)
        .sum();
  }

  /** Twenty-three digits more, as the real numbers have. */
  private String number() {
    return String.format("%013d%010d", clock.millis(), numbers.incrementAndGet());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
