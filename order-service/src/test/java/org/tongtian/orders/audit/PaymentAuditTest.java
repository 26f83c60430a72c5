package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.audit.Finding.Kind;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/**
 * The auditor and payments: whatever came paid an order or goes back, and nothing counts as paid
 * without. Orders are of 5 jin for 32.50, and of a kiwi for 58.00.
 */
class PaymentAuditTest {

  private final Shop shop = Shop.shared();
  private final AuditedShop audited = new AuditedShop(shop);
  private final Phone buyer = shop.consumer();

  @Test
  void anOrderThatForgotItsPaymentIsFound() {
    String order = shop.paid(buyer);
    assertSilent(order);
    audited.unpay(order);
    assertFound(order, Kind.PAYMENT_LOST, "32.50", "none");
  }

  @Test
  void anOrderThatCountsAsPaidWithoutMoneyIsFound() {
    String order = shop.paid(buyer);
    audited.neverCame(shop.purchaseOf(order));
    assertFound(order, Kind.PAYMENT_MISSING, "32.50", "none");
    audited.collection("purchases").deleteOne(new Document("_id", shop.purchaseOf(order)));
    assertFound(order, Kind.PAYMENT_MISSING, "32.50", "none");
  }

  @Test
  void moneyThatCameTooLateIsSilentWhereItGoesBackAndFoundWhereItDoesNot() {
    String order = shop.placed(buyer);
    buyer.post("/api/orders/" + order + "/cancellation", "");
    shop.pay(shop.purchaseOf(order));
    assertSilent(order);
    Document refund = new Document("orderId", order);
    Document less = new Document("$set", new Document("amount.amount", 3_249L));
    audited.collection("refunds").updateOne(refund, less);
    assertFound(order, Kind.PAYMENT_LOST, "32.50", "32.49");
    audited.collection("refunds").deleteOne(refund);
    assertFound(order, Kind.PAYMENT_LOST, "32.50", "none");
  }

  @Test
  void moneyOfAPaymentThatWasClosedIsSilentWhereItGoesBackAndFoundWhereItDoesNot() {
    List<String> orders = placedTwo();
    String purchase = shop.purchaseOf(orders.getFirst());
    String closed = shop.paymentOf(purchase);
    buyer.post("/api/orders/" + orders.getLast() + "/cancellation", "");
    shop.channel.pay(closed);
    assertThat(shop.channel.tell(closed).statusCode()).isEqualTo(200);
    assertThat(shop.paymentOf(purchase)).isNotEqualTo(closed);
    assertSilent(orders.getFirst());
    audited.collection("refunds").deleteOne(new Document("paymentId", closed));
    assertThat(findings(orders.getFirst()))
        .extracting(Finding::kind)
        .containsExactly(Kind.PAYMENT_LOST, Kind.PAYMENT_LOST);
  }

  /** The orders of a purchase may be on two pages of an audit. */
  @Test
  void aPaymentIsHeldAgainstOrdersThatAreNotAtHand() {
    List<String> orders = placedTwo();
    String purchase = shop.purchaseOf(orders.getFirst());
    shop.pay(purchase);
    orders.forEach(this::assertSilent);
    audited.payment(purchase, 9_051);
    assertFound(orders.getFirst(), Kind.PAYMENT_SUM, "90.50", "90.51");
    assertSilent(orders.getLast());
    audited.payment(purchase, 9_050);
    audited.unpay(orders.getLast());
    assertThat(findings(orders.getFirst()))
        .extracting(Finding::subject)
        .containsExactly(audited.order(orders.getLast()).number());
  }

  private List<String> placedTwo() {
    return shop.placedOrders(
        buyer, Wish.of(shop.catalog.potatoes(), "5").and(shop.catalog.kiwi(), "1"));
  }

  private void assertSilent(String order) {
    assertThat(findings(order)).isEmpty();
  }

  private void assertFound(String order, Kind kind, String expected, String found) {
    audited.assertOnly(findings(order), order, kind, expected, found);
  }

  /** Those about payments; neither the catalogue nor the books follow this shop's sales. */
  private List<Finding> findings(String order) {
    return shop
        .orders
        .part(OrderAudit.class)
        .check(List.of(audited.order(order)))
        .findings()
        .stream()
        .filter(one -> one.kind().name().startsWith("PAYMENT_"))
        .toList();
  }
}
