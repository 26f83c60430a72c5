package org.tongtian.orders.checkout;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.delivery.DeliveryTerms;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.purchase.Purchase;

/**
 * How a purchase comes to be, step by step, and what undoes each step. All of them work under ids
 * that follow from the purchase's, so that the whole can run again after a crash. The last step
 * makes it true: until then nobody can pay.
 */
class CheckoutSaga {

  private final Saga<Checkout> saga;

  CheckoutSaga(
      Stock stock,
      Contracts contracts,
      Hosts hosts,
      CouponClaims coupons,
      DeliveryTerms delivery,
      PaymentProvider payments,
      Store store) {
    saga =
        new Saga<Checkout>(store::bar)
            .step(
                "reserve stock of all lots",
                checkout -> checkout.withStock(stock.reserve(checkout.reservation())),
                checkout -> stock.release(checkout.reservationIds()))
            .step("a presale alone", CheckoutSaga::alone)
            .step(
                "bind contract versions",
                checkout -> checkout.withLines(bound(checkout, contracts)))
            .step("bind hosts", checkout -> checkout.withLines(hosted(checkout, hosts)))
            .step(
                "hold coupons",
                checkout -> holding(checkout, coupons),
                checkout -> freeing(checkout, coupons))
            .step("price", checkout -> priced(checkout, delivery))
            .step(
                "open payment",
                checkout -> checkout.with(payments.open(checkout.payment())),
                checkout -> payments.close(checkout.purchaseId()))
            .step(
                "store orders",
                checkout -> checkout.withOrders(store.orders(NewOrders.of(checkout))),
                checkout -> store.cancel(NewOrders.of(checkout)))
            .step("store purchase", checkout -> checkout.with(store.purchase(checkout)));
  }

  /** Runs it; a refusal of any step is passed on after the steps before it were undone. */
  Checkout run(Checkout.Start start) {
    return saga.run(Checkout.of(start));
  }

  private static Checkout alone(Checkout checkout) {
    PresaleRules.checkAlone(checkout.lines(), checkout.start().wish());
    return checkout;
  }

  private static UnaryOperator<Picked> bound(Checkout checkout, Contracts contracts) {
    return line ->
        line.with(
            contracts.inForce(
                line.contractId(), checkout.start().times().placedAt(), line.cooperative().id()));
  }

  private static UnaryOperator<Picked> hosted(Checkout checkout, Hosts hosts) {
    return line ->
        line.withHost(
            hosts.sellerIn(
                line.roomId(), line.goods().productId(), checkout.start().times().placedAt()));
  }

  private static Checkout holding(Checkout checkout, CouponClaims coupons) {
    List<String> wanted = checkout.start().wish().coupons();
    return wanted.isEmpty()
        ? checkout
        : checkout.withDiscounts(
            coupons.hold(
                checkout.purchaseId(),
                checkout.start().buyer().accountId(),
                wanted,
                checkout.linesForCoupons(),
                checkout.start().times().placedAt()));
  }

  private static void freeing(Checkout checkout, CouponClaims coupons) {
    if (!checkout.start().wish().coupons().isEmpty()) {
      coupons.free(checkout.purchaseId());
    }
  }

  /** The buyer pays what the screen said, or is asked again. */
  private static Checkout priced(Checkout checkout, DeliveryTerms delivery) {
    List<Priced> parts =
        Pricing.of(
            checkout.lines(),
            checkout.discounts(),
            checkout.start().address(),
            checkout.start().times().placedAt(),
            delivery);
    Set<String> sellers = parts.stream().map(part -> part.cooperative().id()).collect(toSet());
    PlacingRules.checkNotes(checkout.start().wish(), sellers);
    Money total = Priced.total(parts);
    if (!total.equals(checkout.start().wish().total())) {
      throw Refusal.conflict("order.total_changed", total);
    }
    if (parts.stream().anyMatch(Priced::isForNothing)) {
      throw Refusal.conflict(Priced.NOTHING_TO_PAY);
    }
    PresaleRules.checkParts(parts);
    Checkout whole = checkout.withParts(parts);
    Money seen = checkout.start().wish().dueNow();
    Money dueNow = whole.payment().amount();
    if (seen != null && !seen.equals(dueNow)) {
      throw Refusal.conflict("order.total_changed", dueNow);
    }
    return whole;
  }

  /** Where purchases and their orders are stored. */
  interface Store {

    /** Stores new orders; ones that are there already are given back as they are. */
    List<Order> orders(List<Order> orders);

    /** Ends orders that were stored for nothing; ones that never were are left alone. */
    void cancel(List<Order> orders);

    /**
     * Stores the purchase; refuses where the checkout was undone, or its orders ended, meanwhile.
     */
    Purchase purchase(Checkout checkout);

    /**
     * Makes sure that the checkout can't come true any more before it is undone.
     *
     * @return false where it came true already, by another run under the same id
     */
    boolean bar(Checkout checkout);
  }
}
