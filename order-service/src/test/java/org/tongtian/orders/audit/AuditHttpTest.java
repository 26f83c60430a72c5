package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/**
 * An audit as its auditor runs it: sound orders and lots are silent; whatever is broken in the
 * store, at the catalogue or in the books is found with both sides, and nothing else. Orders are of
 * 5 jin for 32.50.
 */
class AuditHttpTest {

  private static Shop shop;
  private static AuditedShop audited;
  private Phone buyer;
  private String waiting;
  private String cancelled;
  private String paid;

  @BeforeAll
  static void start() {
    shop = Shop.withoutSweeps();
    audited = new AuditedShop(shop);
  }

  @BeforeEach
  void soundOrders() {
    for (String all : List.of("orders", "purchases", "refunds")) {
      audited.collection(all).deleteMany(new Document());
    }
    shop.catalog.empty();
    buyer = shop.consumer();
    waiting = shop.placed(buyer);
    cancelled = shop.placed(buyer);
    buyer.post("/api/orders/" + cancelled + "/cancellation", "");
    shop.catalog.released(List.of(audited.reservation(cancelled)));
    paid = shop.paid(buyer);
    shop.catalog.sold(List.of(audited.reservation(paid)));
    audited.book(paid, 3_250);
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
    shop.catalog.released(List.of(audited.reservation(waiting)));
    assertFound(waiting, Finding.Kind.STOCK_NOT_RESERVED, "HELD 5", "none");
  }

  @Test
  void stockThatAPaidOrderHasNotIsFound() {
    String other = shop.paid(buyer);
    audited.book(other, 3_250);
    assertFound(other, Finding.Kind.STOCK_NOT_SOLD, "SOLD 5", "HELD 5");
  }

  @Test
  void stockThatACancelledOrderKeptIsFound() {
    String other = shop.placed(buyer);
    buyer.post("/api/orders/" + other + "/cancellation", "");
    assertFound(other, Finding.Kind.STOCK_NOT_RETURNED, "none", "HELD 5");
  }

  @Test
  void aSaleThatNoBookHasIsFound() {
    audited.unbook(paid);
    assertFound(paid, Finding.Kind.SALE_NOT_BOOKED, "32.50", "none");
  }

  @Test
  void aSaleThatWasBookedWithAnotherSumIsFound() {
    audited.book(paid, 3_249);
    assertFound(paid, Finding.Kind.SALE_BOOKED_OTHERWISE, "32.50", "32.49");
  }

  @Test
  void aSaleOfAnOrderThatNobodyPaidIsFound() {
    audited.book(waiting, 3_250);
    assertFound(waiting, Finding.Kind.SALE_BOOKED_OTHERWISE, "none", "32.50");
  }

  @Test
  void moneyThatTheBookLostOnTheWayIsFound() {
    audited.book(paid, 3_250, 3_000, 0);
    assertFound(paid, Finding.Kind.SALE_SUM, "32.50", "30.00");
  }

  @Test
  void aPaymentOfAnotherSumThanItsOrdersIsFound() {
    audited.payment(shop.purchaseOf(paid), 3_300);
    assertFound(paid, Finding.Kind.PAYMENT_SUM, "32.50", "33.00");
  }

  @Test
  void anOrderWhoseStateWasChangedByHandIsFound() {
    shop.rewrite(paid, new Document("state", "PENDING_PAYMENT"));
    assertFound(paid, Finding.Kind.STATE_OTHERWISE, "PAID", "PENDING_PAYMENT");
  }

  @Test
  void aRefundThatIsGoneIsFound() {
    shop.refund(paid, 100);
    audited.book(paid, 3_250, 3_150, 100);
    assertThat(findings(audit())).isEmpty();
    audited.collection("refunds").deleteMany(new Document("orderId", paid));
    assertFound(paid, Finding.Kind.REFUND_SUM, "1.00", "0.00");
  }

  @Test
  void aLotThatDoesNotAddUpIsFoundAndNamed() {
    shop.catalog.missing(shop.catalog.potatoes(), Quantity.of(3));
    List<Finding> findings = findings(audit());
    assertThat(findings).singleElement().satisfies(one -> assertLot(one, Finding.Kind.STOCK_SUM));
    Finding found = findings.getFirst();
    assertThat(found.subject()).isEqualTo(shop.catalog.lotId());
    assertThat(found.found()).startsWith("5 + 5 + ");
  }

  @Test
  void stockThatIsTakenForNoOrderIsFound() {
    String alone = Ids.next();
    shop.catalog.orphan(alone, shop.catalog.potatoes(), Quantity.of(2));
    List<Finding> findings = findings(audit());
    assertThat(findings)
        .singleElement()
        .satisfies(one -> assertLot(one, Finding.Kind.STOCK_WITHOUT_ORDER));
    assertThat(findings.getFirst().subject()).isEqualTo(alone);
    assertThat(findings.getFirst().found()).isEqualTo("SOLD 2");
  }

  @Test
  void everyDifferenceIsInOneReportAndTheReportIsKept() {
    shop.catalog.released(List.of(audited.reservation(waiting)));
    audited.unbook(paid);
    shop.catalog.missing(shop.catalog.potatoes(), Quantity.of(3));
    Phone.Answer report = audit();
    assertThat(findings(report))
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(
            Finding.Kind.STOCK_NOT_RESERVED, Finding.Kind.SALE_NOT_BOOKED, Finding.Kind.STOCK_SUM);
    Phone.Answer kept = shop.auditor().get("/api/orders/audits/" + report.text("id"));
    assertThat(kept.body()).isEqualTo(report.body());
  }

  private void assertFound(String orderId, Finding.Kind kind, String expected, String found) {
    audited.assertOnly(findings(audit()), orderId, kind, expected, found);
  }

  private void assertLot(Finding finding, Finding.Kind kind) {
    assertThat(finding.kind()).isEqualTo(kind);
    assertThat(finding.lot()).isNotNull();
    assertThat(finding.lot().product().zh()).isNotBlank();
  }

  private Phone.Answer audit() {
    Phone.Answer report = shop.auditor().post("/api/orders/audits", "");
    assertThat(report.status()).as(report.raw().body()).isEqualTo(200);
    return report;
  }

  private List<Finding> findings(Phone.Answer report) {
    return shop.orders.part(AuditRepository.class).find(report.text("id")).orElseThrow().findings();
  }
}
