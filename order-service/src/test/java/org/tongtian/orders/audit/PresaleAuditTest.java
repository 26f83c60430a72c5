package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.payment.RefundService;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.PresaleMarket;
import org.tongtian.orders.testing.Shop;

/**
 * The auditor and presales: sound ones are silent and their sums are right; whatever is broken in
 * the store, at the catalogue or in the books is found, and nothing else. Deposits are 9.75,
 * balances 22.75.
 */
class PresaleAuditTest {

  private static final PresaleMarket MARKET = new PresaleMarket();

  private final Shop shop = MARKET.shop();
  private final Phone buyer = shop.consumer();
  private final AuditedShop audited = new AuditedShop(shop);
  private String deposited;
  private String balanceDue;
  private String paid;
  private String lapsed;

  @BeforeEach
  void soundPresales() {
    paid = MARKET.paid(buyer, MARKET.presale(), "5");
    FakeLot lot = MARKET.presale();
    balanceDue = MARKET.deposited(buyer, lot, "5");
    lapsed = MARKET.deposited(buyer, lot, "5");
    MARKET.harvested(lot, "50");
    for (String id : List.of(balanceDue, lapsed)) {
      buyer.post("/api/orders/" + id + "/balance", "");
    }
    MARKET.past(lapsed, "presale.balanceBefore");
    deposited = MARKET.deposited(buyer, MARKET.presale(), "5");
    for (String id : List.of(paid, balanceDue, lapsed, deposited)) {
      shop.catalog.sold(List.of(audited.reservation(id)));
    }
    MARKET.sweep();
    MARKET.sweep();
    shop.catalog.restocked(audited.reservation(lapsed), lapsed, audited.line(lapsed).quantity());
    audited.book(paid, 3_250);
  }

  @AfterAll
  static void stop() {
    MARKET.close();
  }

  @Test
  void soundOnesAreSilentAndDepositsAreASumOfTheirOwn() {
    OrderAudit.Result result = audit();
    assertThat(result.findings()).isEmpty();
    assertThat(result.sums().deposits()).as("held").isEqualTo(Money.cny(2 * 975));
    assertThat(result.sums().returned()).as("of the one that lapsed").isEqualTo(Money.cny(975));
    assertThat(result.sums().paid()).as("no book has a deposit").isEqualTo(Money.cny(3_250));
    assertThat(result.sums().escrow()).isEqualTo(Money.cny(3_250));
  }

  @Test
  void aDepositThatDoesNotGoBackIsFound() {
    breakRefund(
        refund -> refund.put("amount", new Document("amount", 974L).append("currency", "CNY")));
    assertFound(lapsed, Finding.Kind.DEPOSIT_NOT_RETURNED, "9.75", "none");
    audited.collection("refunds").deleteOne(new Document("_id", depositRefund()));
    assertFound(lapsed, Finding.Kind.DEPOSIT_NOT_RETURNED, "9.75", "none");
  }

  @Test
  void aDroppedRefundOfADepositIsNone() {
    breakRefund(refund -> refund.put("stage", "DROPPED"));
    assertFound(lapsed, Finding.Kind.DEPOSIT_NOT_RETURNED, "9.75", "none");
  }

  @Test
  void aDepositThatWasPaidWithAnotherAmountIsFound() {
    audited.payment(shop.purchaseOf(deposited), 1_000);
    assertFound(deposited, Finding.Kind.PAYMENT_SUM, "9.75", "10.00");
  }

  @Test
  void aBalanceThatWasPaidWithAnotherAmountIsFound() {
    audited.payment(MARKET.balanceOf(paid), 2_274);
    assertFound(paid, Finding.Kind.PAYMENT_SUM, "22.75", "22.74");
  }

  @Test
  void anOrderThatSaysAnotherDepositThanWasPaidIsFound() {
    shop.rewrite(balanceDue, new Document("presale.deposit.amount", 900L));
    assertFound(balanceDue, Finding.Kind.PAYMENT_SUM, "9.00", "9.75");
  }

  @Test
  void stockThatADepositHasNotSoldIsFound() {
    FakeLot lot = MARKET.presale();
    String id = MARKET.deposited(buyer, lot, "5");
    audited.assertOnly(findings(id), id, Finding.Kind.STOCK_NOT_SOLD, "SOLD 5", "HELD 5");
    shop.catalog.released(List.of(audited.reservation(id)));
    audited.assertOnly(findings(id), id, Finding.Kind.STOCK_NOT_SOLD, "SOLD 5", "none");
  }

  @Test
  void stockOfAnEndedPresaleThatDidNotComeBackIsFound() {
    String id = MARKET.deposited(buyer, MARKET.presale(), "5");
    shop.catalog.sold(List.of(audited.reservation(id)));
    buyer.post("/api/orders/" + id + "/cancellation", "");
    MARKET.sweep();
    audited.assertOnly(findings(id), id, Finding.Kind.STOCK_NOT_RETURNED, "none", "SOLD 5");
  }

  @Test
  void aBookThatHasADepositIsWrongAndSoIsOneThatHasOnlyTheBalance() {
    audited.book(deposited, 975);
    assertFound(deposited, Finding.Kind.SALE_BOOKED_OTHERWISE, "none", "9.75");
    audited.unbook(deposited);
    audited.book(paid, 2_275);
    assertFound(paid, Finding.Kind.SALE_BOOKED_OTHERWISE, "32.50", "22.75");
    audited.unbook(paid);
    assertFound(paid, Finding.Kind.SALE_NOT_BOOKED, "32.50", "none");
  }

  @Test
  void aRefundByBothPaymentsIsCountedOnceAndIsMissedWhereItIsGone() {
    shop.refund(paid, 3_000);
    audited.book(paid, 3_250, 250, 3_000);
    assertThat(shop.refunds(paid)).hasSize(2);
    assertThat(audit().findings()).isEmpty();
    audited
        .collection("refunds")
        .deleteMany(new Document("orderId", paid).append("parts", new Document("$ne", null)));
    assertFound(paid, Finding.Kind.REFUND_SUM, "30.00", "0.00");
  }

  private void assertFound(String orderId, Finding.Kind kind, String expected, String found) {
    OrderAudit.Result result = audit();
    audited.assertOnly(result.findings(), orderId, kind, expected, found);
    assertThat(result.suspicious()).extracting(Order::id).containsExactly(orderId);
  }

  private List<Finding> findings(String orderId) {
    return shop.orders.part(OrderAudit.class).check(List.of(audited.order(orderId))).findings();
  }

  private OrderAudit.Result audit() {
    List<Order> orders = new ArrayList<>();
    for (String id : List.of(deposited, balanceDue, paid, lapsed)) {
      orders.add(audited.order(id));
    }
    return shop.orders.part(OrderAudit.class).check(orders);
  }

  private void breakRefund(Consumer<Document> broken) {
    Document known =
        audited.collection("refunds").find(new Document("_id", depositRefund())).first();
    broken.accept(known);
    audited.collection("refunds").replaceOne(new Document("_id", depositRefund()), known);
  }

  private String depositRefund() {
    return RefundService.depositRefundId(audited.order(lapsed));
  }
}
