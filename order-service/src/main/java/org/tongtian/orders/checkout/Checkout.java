package org.tongtian.orders.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;
import org.tongtian.orders.coupon.CouponClaims.LineDiscount;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.purchase.Purchase;

/**
 * What the steps of a checkout have gathered so far.
 *
 * @param start what it began with
 * @param lines empty until the stock is reserved
 * @param discounts what coupons take off, empty until they are held
 * @param parts null until priced
 * @param transaction null until opened
 * @param orders empty until stored
 * @param purchase null until stored
 */
@Pure
record Checkout(
    Start start,
    List<Picked> lines,
    List<LineDiscount> discounts,
    List<Priced> parts,
    Transaction transaction,
    List<Order> orders,
    Purchase purchase) {

  /**
   * What a checkout begins with.
   *
   * @param purchaseId the id of the purchase to be; lines and orders follow from it
   * @param wishHash hash of the wish
   */
  record Start(
      String purchaseId,
      String wishHash,
      Caller buyer,
      PlacePurchase wish,
      Address address,
      Times times) {}

  /**
   * The moments of a checkout.
   *
   * @param heldUntil the reservation ends then
   * @param askAt the channel is asked about the payment then
   */
  record Times(Instant placedAt, Instant payBefore, Instant heldUntil, Instant askAt) {}

  static Checkout of(Start start) {
    return new Checkout(start, List.of(), List.of(), null, null, List.of(), null);
  }

  String purchaseId() {
    return start.purchaseId();
  }

  Checkout withStock(List<ReservedStock> reserved) {
    List<Picked> picked = new ArrayList<>();
    for (int i = 0; i < reserved.size(); i++) {
      picked.add(Picked.of(start.wish().goods().get(i), reserved.get(i)));
    }
    return new Checkout(start, picked, discounts, parts, transaction, orders, purchase);
  }

  Checkout withLines(UnaryOperator<Picked> step) {
    return new Checkout(
        start, lines.stream().map(step).toList(), discounts, parts, transaction, orders, purchase);
  }

  Checkout withDiscounts(List<LineDiscount> held) {
    return new Checkout(start, lines, held, parts, transaction, orders, purchase);
  }

  Checkout withParts(List<Priced> priced) {
    return new Checkout(start, lines, discounts, priced, transaction, orders, purchase);
  }

  Checkout with(Transaction opened) {
    return new Checkout(start, lines, discounts, parts, opened, orders, purchase);
  }

  Checkout withOrders(List<Order> stored) {
    return new Checkout(start, lines, discounts, parts, transaction, stored, purchase);
  }

  Checkout with(Purchase stored) {
    return new Checkout(start, lines, discounts, parts, transaction, orders, stored);
  }

  ReserveGoods reservation() {
    List<ReserveGoods.Wanted> wanted = new ArrayList<>();
    for (PlacePurchase.Goods each : start.wish().goods()) {
      wanted.add(
          new ReserveGoods.Wanted(
              Ids.derived(purchaseId(), each.lotId()), each.lotId(), each.quantity()));
    }
    return new ReserveGoods(start.buyer().accountId(), start.times().heldUntil(), wanted);
  }

  /** Ids of the reservations, also before they are known to be made. */
  List<String> reservationIds() {
    return reservation().goods().stream().map(ReserveGoods.Wanted::reservationId).toList();
  }

  List<CouponLine> linesForCoupons() {
    return lines.stream().map(Picked::forCoupons).toList();
  }

  OpenTransaction payment() {
    return new OpenTransaction(
        purchaseId(),
        lines.getFirst().goods().productName().zh(),
        parts.stream().map(Priced::atOnce).reduce(Money::plus).orElseThrow(),
        start.times().payBefore());
  }
}
