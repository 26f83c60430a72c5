package org.tongtian.orders.checkout;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tongtian.api.catalog.ReserveStock;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.Pure;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.text.Masks;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderNumber;
import org.tongtian.orders.order.OrderPayment;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.PaymentState;
import org.tongtian.orders.order.TimelineEntry;

/**
 * What the steps of a checkout have gathered so far.
 *
 * @param orderId also operation id and reservation id
 * @param askAt when the channel is first asked about the payment
 * @param stock null until reserved
 * @param contract null until bound
 * @param hostId who sells it live; null until asked, and where nobody does
 * @param transaction null until opened
 * @param order null until stored
 */
@Pure
record Checkout(
    String orderId,
    Caller buyer,
    PlaceOrder wish,
    Times times,
    ReservedStock stock,
    ContractInForce contract,
    String hostId,
    Transaction transaction,
    Order order) {

  /**
   * The moments of a checkout.
   *
   * @param heldUntil the reservation ends then
   * @param askAt the channel is asked about the payment then
   */
  record Times(Instant placedAt, Instant payBefore, Instant heldUntil, Instant askAt) {}

  static Checkout of(String orderId, Caller buyer, PlaceOrder wish, Times times) {
    return new Checkout(orderId, buyer, wish, times, null, null, null, null, null);
  }

  Checkout with(ReservedStock reserved) {
    return new Checkout(
        orderId, buyer, wish, times, reserved, contract, hostId, transaction, order);
  }

  Checkout with(ContractInForce bound) {
    return new Checkout(orderId, buyer, wish, times, stock, bound, hostId, transaction, order);
  }

  Checkout withHost(String host) {
    return new Checkout(orderId, buyer, wish, times, stock, contract, host, transaction, order);
  }

  Checkout with(Transaction opened) {
    return new Checkout(orderId, buyer, wish, times, stock, contract, hostId, opened, order);
  }

  Checkout with(Order stored) {
    return new Checkout(orderId, buyer, wish, times, stock, contract, hostId, transaction, stored);
  }

  ReserveStock reservation() {
    return new ReserveStock(
        orderId, wish.lotId(), wish.quantity(), buyer.accountId(), times.heldUntil());
  }

  OpenTransaction payment() {
    return new OpenTransaction(
        orderId, stock.productName().zh(), stock.amount(), times.payBefore());
  }

  Order newOrder() {
    return new Order(
        orderId,
        OrderNumber.of(orderId, times.placedAt(), 0),
        OrderState.PENDING_PAYMENT,
        buyer.accountId(),
        Masks.name(buyer.name()),
        line(),
        stock.amount(),
        stock.cooperative(),
        wish.roomId(),
        hostId,
        wish.address(),
        contract,
        times.placedAt(),
        times.payBefore(),
        new OrderPayment(
            transaction.transactionId(), transaction.payUrl(), PaymentState.OPEN, times.askAt()),
        null,
        Arrays.asList(new TimelineEntry(OrderState.PENDING_PAYMENT, times.placedAt(), orderId)),
        List.of());
  }

  private OrderLine line() {
    return new OrderLine(
        stock.productId(),
        stock.productName(),
        stock.picture(),
        stock.lotId(),
        stock.grade(),
        stock.unit(),
        stock.quantity(),
        stock.unitPrice(),
        stock.amount(),
        stock.legs());
  }
}
