package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderState;

/** What may be asked for, rule by rule, and what it is worth. */
class CaseRulesTest {

  private final Order paid = Samples.paid("buyer", "coop", Samples.jin());
  private final Order sent = Samples.sent(paid);

  @Test
  void unsentGoodsCanBeAskedBack() {
    List<CaseLine> lines =
        lines(paid, Samples.wish(paid, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, "5", 100));
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().wanted()).isEqualTo(100);
  }

  @Test
  void sentGoodsCanNotBeAskedBackBeforeShipmentNorUnsentOnesReturned() {
    refused(
        "aftersales.more_than_unsent",
        sent,
        Samples.wish(sent, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, "1", 100));
    refused(
        "aftersales.more_than_left",
        paid,
        Samples.wish(paid, CaseKind.RETURN, CaseReason.WRONG_GOODS, "1", 100));
  }

  @Test
  void onlyPaidOrders() {
    Order unpaid = Samples.in(paid, OrderState.PENDING_PAYMENT, paid.lines(), Samples.NOW);
    Order over = Samples.in(paid, OrderState.CANCELLED, paid.lines(), Samples.NOW);
    for (Order order : List.of(unpaid, over)) {
      refused(
          "aftersales.not_paid",
          order,
          Samples.wish(order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, "1", 100));
    }
  }

  @Test
  void spoiledGoodsNeedAPhotoAndAReasonThatFits() {
    OpenCase wish = Samples.wish(sent, CaseKind.REFUND_ONLY, CaseReason.SPOILED, "2", 30);
    OpenCase bare =
        new OpenCase(wish.orderId(), wish.kind(), wish.reason(), null, wish.lines(), List.of());
    refused("aftersales.photos_missing", sent, bare);
    refused(
        "aftersales.reason_invalid",
        sent,
        Samples.wish(sent, CaseKind.RETURN, CaseReason.SPOILED, "2", 100));
    OpenCase seven =
        new OpenCase(
            wish.orderId(),
            wish.kind(),
            wish.reason(),
            null,
            wish.lines(),
            List.of("1", "2", "3", "4", "5", "6", "7"));
    refused("aftersales.photos_invalid", sent, seven);
  }

  @Test
  void badQuantitiesAndShares() {
    for (String bad : List.of("0", "-1", "1.5", "0.001", "6", "1000000000")) {
      String code =
          bad.equals("6") || bad.length() > 5
              ? "aftersales.more_than_left"
              : "aftersales.quantity_invalid";
      refused(code, sent, Samples.wish(sent, CaseKind.REFUND_ONLY, CaseReason.SPOILED, bad, 30));
    }
    for (int percent : new int[] {0, -1, 101, Integer.MAX_VALUE}) {
      refused(
          "aftersales.percent_invalid",
          sent,
          Samples.wish(sent, CaseKind.REFUND_ONLY, CaseReason.SPOILED, "1", percent));
    }
    refused(
        "aftersales.percent_invalid",
        sent,
        Samples.wish(sent, CaseKind.RETURN, CaseReason.WRONG_GOODS, "1", 50));
  }

  @Test
  void aForeignOrDoubledLine() {
    OpenCase wish = Samples.wish(sent, CaseKind.REFUND_ONLY, CaseReason.SPOILED, "1", 30);
    OpenCase.Line line = wish.lines().getFirst();
    OpenCase.Line foreign = new OpenCase.Line("foreign", Quantity.of(1), 30);
    refused("aftersales.line_invalid", sent, about(wish, List.of(line, line)));
    refused("aftersales.line_invalid", sent, about(wish, List.of(foreign)));
    refused("aftersales.lines_missing", sent, about(wish, List.of()));
    refused("aftersales.lines_missing", sent, about(wish, null));
  }

  @Test
  void theWindowForDamageEndsTwoBusinessDaysAfterReceipt() {
    Order received = Samples.received(paid, Instant.parse("2026-11-20T02:00:00Z")); // a Friday
    OpenCase wish = Samples.wish(received, CaseKind.REFUND_ONLY, CaseReason.SPOILED, "1", 30);
    assertThat(at(received, wish, "2026-11-24T15:59:59Z")).hasSize(1);
    assertThatThrownBy(() -> at(received, wish, "2026-11-24T16:00:00Z"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("aftersales.too_late"));
    OpenCase back = Samples.wish(received, CaseKind.RETURN, CaseReason.WRONG_GOODS, "1", 100);
    assertThat(at(received, back, "2026-12-01T15:59:59Z")).hasSize(1);
  }

  @Test
  void freshGoodsDoNotComeBackWithoutAReasonButBoxesDo() {
    refused(
        "aftersales.fresh_goods",
        sent,
        Samples.wish(sent, CaseKind.RETURN, CaseReason.NOT_WANTED, "1", 100));
    Order boxes =
        Samples.sent(
            Samples.paid(
                "buyer",
                "coop",
                Samples.line(Unit.BOX, Quantity.of(2), Samples.money(9_900, 0, 0, 800))));
    OpenCase wish = Samples.wish(boxes, CaseKind.RETURN, CaseReason.NOT_WANTED, "1", 100);
    assertThat(lines(boxes, wish)).hasSize(1);
  }

  @Test
  void whatWasGrantedBeforeIsNotClaimedAgain() {
    String lineId = sent.lines().getFirst().id();
    long granted = LineShare.weight(Quantity.of(5), 60);
    OpenCase fits = Samples.wish(sent, CaseKind.REFUND_ONLY, CaseReason.SPOILED, "5", 40);
    OpenCase over = Samples.wish(sent, CaseKind.REFUND_ONLY, CaseReason.SPOILED, "5", 41);
    Map<String, Long> before = Map.of(lineId, granted);
    assertThat(CaseRules.lines(sent, fits, before, Samples.SETTINGS, Samples.NOW)).hasSize(1);
    assertThatThrownBy(() -> CaseRules.lines(sent, over, before, Samples.SETTINGS, Samples.NOW))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("aftersales.more_than_left"));
  }

  @Test
  void beforeShipmentTheDeliveryFeeGoesBackAndTheGoodsOnSale() {
    OrderRefund refund = refund(paid, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, "2", 100);
    OrderRefund.Part part = refund.lines().getFirst();
    assertThat(part.money()).isEqualTo(Samples.money(1_300, 80, 40, 160));
    assertThat(part.notSent()).isEqualTo(Quantity.of(2));
    assertThat(part.restocked()).isEqualTo(Quantity.of(2));
  }

  @Test
  void aReturnWithoutFaultKeepsTheDeliveryFeeOneWithFaultDoesNot() {
    LineMoney without =
        refund(sent, CaseKind.RETURN, CaseReason.NOT_WANTED, "5", 100).lines().getFirst().money();
    OrderRefund.Part with =
        refund(sent, CaseKind.RETURN, CaseReason.WRONG_GOODS, "5", 100).lines().getFirst();
    assertThat(without.delivery().amount()).isZero();
    assertThat(with.money().delivery().amount()).isEqualTo(401);
    assertThat(with.notSent()).isEqualTo(Quantity.ZERO);
    assertThat(with.restocked()).isEqualTo(Quantity.of(5));
  }

  @Test
  void spoiledGoodsAreNotRestocked() {
    OrderRefund.Part part =
        refund(sent, CaseKind.REFUND_ONLY, CaseReason.SPOILED, "2", 30).lines().getFirst();
    assertThat(part.restocked()).isEqualTo(Quantity.ZERO);
    assertThat(part.money().paid().amount()).isEqualTo(402);
  }

  @Test
  void wordsArePlainAndAtMostFiveHundred() {
    assertThat(CaseWords.optional("  坏了👨‍👩‍👧\n真的 ", "text")).isEqualTo("坏了👨‍👩‍👧\n真的");
    assertThat(CaseWords.optional(null, "text")).isEmpty();
    assertThat(CaseWords.optional("😀".repeat(500), "text")).hasSize(1_000);
    for (String bad : List.of("😀".repeat(501), "a\u202eb", "a\u0000b", "a\rb", "\ud800")) {
      assertThatThrownBy(() -> CaseWords.optional(bad, "text"))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo("aftersales.text_invalid"));
    }
    assertThatThrownBy(() -> CaseWords.required(" \n ", "text"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("aftersales.text_missing"));
  }

  private static OrderRefund refund(
      Order order, CaseKind kind, CaseReason reason, String quantity, int percent) {
    OpenCase.Line wanted = Samples.wish(order, kind, reason, quantity, percent).lines().getFirst();
    OrderLine line = order.lines().getFirst();
    CaseLine each =
        new CaseLine(
            line.id(),
            line.goods().productName(),
            line.goods().picture(),
            line.goods().unit(),
            wanted.quantity(),
            percent,
            percent);
    return CaseMoney.refund("refund", order, kind, reason, List.of(each), Map.of(), true);
  }

  private static OpenCase about(OpenCase wish, List<OpenCase.Line> lines) {
    return new OpenCase(
        wish.orderId(), wish.kind(), wish.reason(), wish.text(), lines, wish.photoIds());
  }

  private static List<CaseLine> lines(Order order, OpenCase wish) {
    return CaseRules.lines(order, wish, Map.of(), Samples.SETTINGS, Samples.NOW);
  }

  private static List<CaseLine> at(Order order, OpenCase wish, String now) {
    return CaseRules.lines(order, wish, Map.of(), Samples.SETTINGS, Instant.parse(now));
  }

  private static void refused(String code, Order order, OpenCase wish) {
    assertThatThrownBy(() -> lines(order, wish))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }
}
