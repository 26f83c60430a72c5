package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;
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
      shop.catalog.sold(List.of(reservation(id)));
    }
    MARKET.sweep();
    MARKET.sweep();
    shop.catalog.restocked(reservation(lapsed), lapsed, line(lapsed).quantity());
    book(paid, 3_250);
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
    collection("refunds").deleteOne(new Document("_id", depositRefund()));
    assertFound(lapsed, Finding.Kind.DEPOSIT_NOT_RETURNED, "9.75", "none");
  }

  @Test
  void aDroppedRefundOfADepositIsNone() {
    breakRefund(refund -> refund.put("stage", "DROPPED"));
    assertFound(lapsed, Finding.Kind.DEPOSIT_NOT_RETURNED, "9.75", "none");
  }

  @Test
  void aDepositThatWasPaidWithAnotherAmountIsFound() {
    paymentAmount(shop.purchaseOf(deposited), 1_000);
    assertFound(deposited, Finding.Kind.PAYMENT_SUM, "9.75", "10.00");
  }

  @Test
  void aBalanceThatWasPaidWithAnotherAmountIsFound() {
    paymentAmount(MARKET.balanceOf(paid), 2_274);
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
    assertThat(findings(id))
        .singleElement()
        .satisfies(found -> assertFinding(found, Finding.Kind.STOCK_NOT_SOLD, "SOLD 5", "HELD 5"));
    shop.catalog.released(List.of(reservation(id)));
    assertThat(findings(id))
        .singleElement()
        .satisfies(found -> assertFinding(found, Finding.Kind.STOCK_NOT_SOLD, "SOLD 5", "none"));
  }

  @Test
  void stockOfAnEndedPresaleThatDidNotComeBackIsFound() {
    String id = MARKET.deposited(buyer, MARKET.presale(), "5");
    shop.catalog.sold(List.of(reservation(id)));
    buyer.post("/api/orders/" + id + "/cancellation", "");
    MARKET.sweep();
    assertThat(findings(id))
        .singleElement()
        .satisfies(
            found -> assertFinding(found, Finding.Kind.STOCK_NOT_RETURNED, "none", "SOLD 5"));
  }

  @Test
  void aBookThatHasADepositIsWrongAndSoIsOneThatHasOnlyTheBalance() {
    book(deposited, 975);
    assertFound(deposited, Finding.Kind.SALE_BOOKED_OTHERWISE, "none", "9.75");
    shop.settlement.notBooked(line(deposited).id());
    book(paid, 2_275);
    assertFound(paid, Finding.Kind.SALE_BOOKED_OTHERWISE, "32.50", "22.75");
    shop.settlement.notBooked(line(paid).id());
    assertFound(paid, Finding.Kind.SALE_NOT_BOOKED, "32.50", "none");
  }

  @Test
  void aRefundByBothPaymentsIsCountedOnceAndIsMissedWhereItIsGone() {
    MARKET.refund(paid, 3_000);
    book(paid, 3_250, 3_000);
    assertThat(shop.refunds(paid)).hasSize(2);
    assertThat(audit().findings()).isEmpty();
    collection("refunds")
        .deleteMany(new Document("orderId", paid).append("parts", new Document("$ne", null)));
    assertFound(paid, Finding.Kind.REFUND_SUM, "30.00", "0.00");
  }

  private void assertFound(String orderId, Finding.Kind kind, String expected, String found) {
    OrderAudit.Result result = audit();
    assertThat(result.findings())
        .singleElement()
        .satisfies(f -> assertFinding(f, kind, expected, found));
    assertThat(result.findings().getFirst().subject())
        .isEqualTo(shop.stored(orderId).getString("number"));
    assertThat(result.suspicious()).extracting(Order::id).containsExactly(orderId);
  }

  private static void assertFinding(
      Finding finding, Finding.Kind kind, String expected, String found) {
    assertThat(List.of(finding.kind().name(), finding.expected(), finding.found()))
        .containsExactly(kind.name(), expected, found);
  }

  private List<Finding> findings(String orderId) {
    return shop.orders.part(OrderAudit.class).check(List.of(order(orderId))).findings();
  }

  private OrderAudit.Result audit() {
    List<Order> orders = new ArrayList<>();
    for (String id : List.of(deposited, balanceDue, paid, lapsed)) {
      orders.add(order(id));
    }
    return shop.orders.part(OrderAudit.class).check(orders);
  }

  private void book(String orderId, long fen) {
    book(orderId, fen, 0);
  }

  private void book(String orderId, long fen, long refunded) {
    Money none = Money.cny(0);
    shop.settlement.booked(
        new SaleMoney(
            line(orderId).id(),
            "contract",
            Money.cny(fen),
            none,
            Money.cny(fen - refunded),
            none,
            Money.cny(refunded),
            none));
  }

  private void paymentAmount(String purchaseId, long fen) {
    collection("purchases")
        .updateOne(
            new Document("_id", purchaseId),
            new Document("$set", new Document("payment.amount.amount", fen)));
  }

  private void breakRefund(Consumer<Document> broken) {
    Document known = collection("refunds").find(new Document("_id", depositRefund())).first();
    broken.accept(known);
    collection("refunds").replaceOne(new Document("_id", depositRefund()), known);
  }

  private String depositRefund() {
    return RefundService.depositRefundId(order(lapsed));
  }

  private MongoCollection<Document> collection(String name) {
    return shop.orders.database().getCollection(name);
  }

  private String reservation(String orderId) {
    return line(orderId).progress().reservationId();
  }

  private OrderLine line(String orderId) {
    return order(orderId).lines().getFirst();
  }

  private Order order(String id) {
    return shop.orders.part(OrderService.class).require(id);
  }
}
