package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.payment.RefundReason;
import org.tongtian.orders.payment.RefundService;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/**
 * An audit as its auditor runs it: sound orders and lots are silent; whatever is broken in the
 * store, at the catalogue or in the books is found with both sides, and nothing else. Orders are of
 * 5 jin for 32.50.
 */
class AuditHttpTest {

  private static Shop shop;
  private Phone buyer;
  private String waiting;
  private String cancelled;
  private String paid;

  @BeforeAll
  static void start() {
    shop = Shop.withoutSweeps();
  }

  @BeforeEach
  void soundOrders() {
    for (String all : List.of("orders", "purchases", "refunds")) {
      shop.orders.database().getCollection(all).deleteMany(new Document());
    }
    shop.catalog.empty();
    buyer = shop.consumer();
    waiting = shop.placed(buyer);
    cancelled = shop.placed(buyer);
    buyer.post("/api/orders/" + cancelled + "/cancellation", "");
    shop.catalog.released(List.of(reservation(cancelled)));
    paid = shop.paid(buyer);
    shop.catalog.sold(List.of(reservation(paid)));
    book(paid, 3_250, 3_250);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void soundOrdersAndLotsAreSilentAndTheMoneyAddsUp() {
    Phone.Answer report = audit();
    assertThat(report.text("state")).isEqualTo("DONE");
    assertThat(report.text("orders")).isEqualTo("3");
    assertThat(findings(report)).isEmpty();
    assertThat(report.text("sums", "paid", "amount")).isEqualTo("3250");
    assertThat(report.text("sums", "escrow", "amount")).isEqualTo("3250");
    assertThat(report.text("sums", "refunded", "amount")).isEqualTo("0");
  }

  @Test
  void stockThatAnUnpaidOrderLostIsFound() {
    shop.catalog.released(List.of(reservation(waiting)));
    assertFound(waiting, "STOCK_NOT_RESERVED", "HELD 5", "none");
  }

  @Test
  void stockThatAPaidOrderHasNotIsFound() {
    String other = shop.paid(buyer);
    book(other, 3_250, 3_250);
    assertFound(other, "STOCK_NOT_SOLD", "SOLD 5", "HELD 5");
  }

  @Test
  void stockThatACancelledOrderKeptIsFound() {
    String other = shop.placed(buyer);
    buyer.post("/api/orders/" + other + "/cancellation", "");
    assertFound(other, "STOCK_NOT_RETURNED", "none", "HELD 5");
  }

  @Test
  void aSaleThatNoBookHasIsFound() {
    shop.settlement.notBooked(line(paid).id());
    assertFound(paid, "SALE_NOT_BOOKED", "32.50", "none");
  }

  @Test
  void aSaleThatWasBookedWithAnotherSumIsFound() {
    book(paid, 3_249, 3_249);
    assertFound(paid, "SALE_BOOKED_OTHERWISE", "32.50", "32.49");
  }

  @Test
  void aSaleOfAnOrderThatNobodyPaidIsFound() {
    book(waiting, 3_250, 3_250);
    assertFound(waiting, "SALE_BOOKED_OTHERWISE", "none", "32.50");
  }

  @Test
  void moneyThatTheBookLostOnTheWayIsFound() {
    book(paid, 3_250, 3_000);
    assertFound(paid, "SALE_SUM", "32.50", "30.00");
  }

  @Test
  void aPaymentOfAnotherSumThanItsOrdersIsFound() {
    shop.orders
        .database()
        .getCollection("purchases")
        .updateOne(
            new Document("_id", shop.purchaseOf(paid)),
            new Document("$set", new Document("payment.amount.amount", 3_300L)));
    assertFound(paid, "PAYMENT_SUM", "32.50", "33.00");
  }

  @Test
  void aRefundThatIsGoneIsFound() {
    OrderRefund.Part part =
        new OrderRefund.Part(
            line(paid).id(), LineMoney.ofGoods(Money.cny(100)), Quantity.ZERO, Quantity.ZERO);
    shop.orders
        .part(RefundService.class)
        .refund(
            shop.orders.part(OrderService.class).require(paid),
            new OrderRefund(Ids.next(), List.of(part)),
            RefundReason.AFTER_SALES,
            null);
    book(paid, 3_250, 3_150, 100);
    assertThat(findings(audit())).isEmpty();
    shop.orders.database().getCollection("refunds").deleteMany(new Document("orderId", paid));
    assertFound(paid, "REFUND_SUM", "1.00", "0.00");
  }

  @Test
  void aLotThatDoesNotAddUpIsFoundAndNamed() {
    shop.catalog.missing(shop.catalog.potatoes(), Quantity.of(3));
    List<Finding> findings = findings(audit());
    assertThat(findings).singleElement().satisfies(one -> assertLot(one, "STOCK_SUM"));
    Finding found = findings.getFirst();
    assertThat(found.subject()).isEqualTo(shop.catalog.lotId());
    assertThat(found.found()).startsWith("5 + 5 + ");
  }

  @Test
  void stockThatIsTakenForNoOrderIsFound() {
    String alone = Ids.next();
    shop.catalog.orphan(alone, shop.catalog.potatoes(), Quantity.of(2));
    List<Finding> findings = findings(audit());
    assertThat(findings).singleElement().satisfies(one -> assertLot(one, "STOCK_WITHOUT_ORDER"));
    assertThat(findings.getFirst().subject()).isEqualTo(alone);
    assertThat(findings.getFirst().found()).isEqualTo("SOLD 2");
  }

  @Test
  void everyDifferenceIsInOneReportAndTheReportIsKept() {
    shop.catalog.released(List.of(reservation(waiting)));
    shop.settlement.notBooked(line(paid).id());
    shop.catalog.missing(shop.catalog.potatoes(), Quantity.of(3));
    Phone.Answer report = audit();
    assertThat(findings(report))
        .extracting(found -> found.kind().name())
        .containsExactlyInAnyOrder("STOCK_NOT_RESERVED", "SALE_NOT_BOOKED", "STOCK_SUM");
    Phone.Answer kept = auditor().get("/api/orders/audits/" + report.text("id"));
    assertThat(kept.body()).isEqualTo(report.body());
  }

  private void assertFound(String orderId, String kind, String expected, String found) {
    List<Finding> findings = findings(audit());
    assertThat(findings).hasSize(1);
    Finding one = findings.getFirst();
    assertThat(List.of(one.kind().name(), one.expected(), one.found()))
        .containsExactly(kind, expected, found);
    assertThat(one.subject()).isEqualTo(shop.stored(orderId).getString("number"));
  }

  private void assertLot(Finding finding, String kind) {
    assertThat(finding.kind().name()).isEqualTo(kind);
    assertThat(finding.lot()).isNotNull();
    assertThat(finding.lot().product().zh()).isNotBlank();
  }

  private Phone.Answer audit() {
    Phone.Answer report = auditor().post("/api/orders/audits", "");
    assertThat(report.status()).as(report.raw().body()).isEqualTo(200);
    return report;
  }

  private Phone auditor() {
    return new Phone(
        shop.orders.url(), TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计"));
  }

  private List<Finding> findings(Phone.Answer report) {
    return shop.orders.part(AuditRepository.class).find(report.text("id")).orElseThrow().findings();
  }

  private void book(String orderId, long fen, long escrow) {
    book(orderId, fen, escrow, 0);
  }

  private void book(String orderId, long fen, long escrow, long refunded) {
    Money none = Money.cny(0);
    shop.settlement.booked(
        new SaleMoney(
            line(orderId).id(),
            "contract",
            Money.cny(fen),
            none,
            Money.cny(escrow),
            none,
            Money.cny(refunded),
            none));
  }

  private String reservation(String orderId) {
    return line(orderId).progress().reservationId();
  }

  private OrderLine line(String orderId) {
    return shop.orders.part(OrderService.class).require(orderId).lines().getFirst();
  }
}
