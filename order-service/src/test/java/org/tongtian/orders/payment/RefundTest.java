package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.SignedHeaders;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.testing.FakeChannel;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Sweeps;

/** Refunds: parts, too much, twice, crashes between steps, and a channel that takes its time. */
class RefundTest {

  private static final Shop SHOP = Shop.withoutSweeps();
  private static final Sweeps SWEEPS = new Sweeps(SHOP.orders);

  private final RefundService refunds = SHOP.orders.part(RefundService.class);
  private final OrderService orders = SHOP.orders.part(OrderService.class);
  private final Phone buyer = SHOP.consumer();
  private final String id = SHOP.paid(buyer);
  private final String paymentId = SHOP.paymentOf(SHOP.purchaseOf(id));

  @AfterEach
  void theChannelIsItselfAgain() {
    SHOP.channel.refundsAre("SUCCEEDED");
  }

  @AfterAll
  static void stop() {
    SHOP.close();
  }

  @Test
  void partsAddUpToTheWholeAndEndTheOrderThatSentNothing() {
    refund(part("r1", 650, 1));
    Order two = refund(part("r2", 1300, 2));
    assertThat(two.state()).isEqualTo(OrderState.PAID);
    assertThat(two.refunded()).isEqualTo(Money.cny(1950));
    Order all = refund(part("r3", 1300, 2));
    assertThat(all.state()).isEqualTo(OrderState.CANCELLED);
    assertThat(all.refunded()).isEqualTo(all.total());
    SWEEPS.refund();
    assertThat(SHOP.channel.refunded(paymentId)).isEqualTo(3250);
    assertThat(stages()).containsOnly("SUCCEEDED");
    Shop.await("all is told", () -> SHOP.facts(id).size() == 4);
    Phone.Answer seen = buyer.get("/api/orders/" + id + "/refunds");
    assertThat(seen.body().size()).isEqualTo(3);
    assertThat(seen.body().path(0).path("endedAt").isNull()).isFalse();
    assertThat(SHOP.consumer().get("/api/orders/" + id + "/refunds").status()).isEqualTo(404);
  }

  @Test
  void moreThanIsLeftIsRefusedAndChangesNothing() {
    refund(part("r1", 2000, 0));
    Document before = SHOP.lasting(id);
    assertRefused(part("r2", 1251, 0), "refund.more_than_left");
    assertRefused(part("r2", 1, 0), "refund.more_than_left");
    assertRefused(part("r3", 0, 6), "refund.more_than_left");
    assertThat(SHOP.lasting(id)).isEqualTo(before);
    SWEEPS.refund();
    assertThat(SHOP.channel.refunded(paymentId)).isEqualTo(2000);
    assertThat(buyer.get("/api/orders/" + id + "/refunds").body().size()).isEqualTo(1);
    refund(part("r4", 1250, 5));
    assertThat(SHOP.state(id)).isEqualTo("CANCELLED");
  }

  @Test
  void whatCanBeARefundOfNoOrderIsRefused() {
    Document before = SHOP.lasting(id);
    OrderRefund.Part some = part("r", 100, 0).lines().getFirst();
    assertRefused(new OrderRefund(key("r1"), List.of()), "refund.lines_invalid");
    assertRefused(new OrderRefund(key("r2"), List.of(some, some)), "refund.lines_invalid");
    assertRefused(part("r3", -1, 0), "refund.lines_invalid");
    assertRefused(part("r4", 100, -1), "refund.lines_invalid");
    OrderRefund.Part foreign =
        new OrderRefund.Part(Ids.next(), some.money(), Quantity.ZERO, Quantity.ZERO);
    assertRefused(new OrderRefund(key("r5"), List.of(foreign)), "refund.lines_invalid");
    assertThat(SHOP.lasting(id)).isEqualTo(before);
    SWEEPS.refund();
    assertThat(SHOP.channel.refunded(paymentId)).isZero();
  }

  @Test
  void anUnpaidOrCancelledOrderIsNotRefunded() {
    String unpaid = SHOP.placed(buyer);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> WholeRefund.of(SHOP, unpaid));
    assertThat(refusal.code()).isEqualTo("refund.not_paid");
    buyer.post("/api/orders/" + unpaid + "/cancellation", "");
    assertThat(catchThrowableOfType(Refusal.class, () -> WholeRefund.of(SHOP, unpaid)).code())
        .isEqualTo("refund.not_paid");
    assertThat(SHOP.refunds(unpaid)).noneMatch(each -> !each.getString("stage").equals("DROPPED"));
  }

  @Test
  void theSameRefundManyTimesAtOnceIsOne() {
    OrderRefund one = part("r1", 650, 1);
    assertThat(Race.of(i -> refund(one))).containsOnly(Race.WON);
    assertThat(orders.require(id).refunded()).isEqualTo(Money.cny(650));
    Race.of(i -> SWEEPS.refund());
    assertThat(SHOP.channel.refunded(paymentId)).isEqualTo(650);
    assertThat(SHOP.refunds(id)).hasSize(1);
    Shop.await("it is told", () -> SHOP.facts(id).size() == 2);
  }

  @Test
  void manyRefundsAtOnceNeverTakeMoreThanThereIs() {
    List<String> outcomes = Race.of(i -> refund(part("r" + i, 1000, 0)));
    assertThat(outcomes).filteredOn(Race.WON::equals).hasSize(3);
    assertThat(outcomes).filteredOn("refund.more_than_left"::equals).hasSize(5);
    SWEEPS.refund();
    assertThat(SHOP.channel.refunded(paymentId)).isEqualTo(3000);
    assertThat(orders.require(id).refunded()).isEqualTo(Money.cny(3000));
  }

  @Test
  void whatACrashLeftBetweenTwoStepsTheSweepTakesUp() {
    OrderRefund one = part("r1", 650, 1);
    // Killed after step 1: written down, the order does not know.
    refund(one);
    stage(one, "PREPARED");
    SHOP.rewrite(id, new Document("refundIds", List.of()));
    undo();
    SWEEPS.refund();
    assertThat(orders.require(id).refunded()).isEqualTo(Money.cny(650));
    SWEEPS.refund();
    assertThat(SHOP.channel.refunded(paymentId)).isEqualTo(650);
    // Killed after step 2, before it was written down that the order knows.
    stage(one, "PREPARED");
    SWEEPS.refund();
    SWEEPS.refund();
    // Killed after the channel was asked, before its answer was written down.
    stage(one, "REQUESTED");
    SWEEPS.refund();
    assertThat(stages()).containsExactly("SUCCEEDED");
    assertThat(orders.require(id).refunded()).isEqualTo(Money.cny(650));
    assertThat(SHOP.channel.refunded(paymentId)).isEqualTo(650);
  }

  @Test
  void aChannelThatCantBeReachedIsAskedAgainByOneOfTwoInstances() {
    refund(part("r1", 650, 1));
    SHOP.channel.broken(true);
    SWEEPS.refund();
    SHOP.channel.broken(false);
    assertThat(stages()).containsExactly("REQUESTED");
    int asked = SHOP.channel.refunds().size();
    dueNow();
    try (RunningOrders another = SHOP.orders.another()) {
      Sweeps theirs = new Sweeps(another);
      Race.of(i -> (i % 2 == 0 ? SWEEPS : theirs).refund());
    }
    Shop.await(
        "the breaker lets it through",
        () -> {
          dueNow();
          SWEEPS.refund();
          return stages().contains("SUCCEEDED");
        });
    assertThat(SHOP.channel.refunds()).hasSize(asked + 1);
  }

  @Test
  void aChannelThatFinishesLaterIsHeardOrAsked() {
    SHOP.channel.refundsAre("PROCESSING");
    OrderRefund heard = part("r1", 650, 1);
    OrderRefund asked = part("r2", 650, 1);
    refund(heard);
    refund(asked);
    SWEEPS.refund();
    assertThat(stages()).containsExactly("PROCESSING", "PROCESSING");
    URI address = URI.create(SHOP.orders.url() + "/api/orders/refund-notifications");
    SHOP.channel.refundIs(heard.refundId(), "SUCCEEDED");
    for (int i = 0; i < 2; i++) {
      assertThat(SHOP.channel.tellRefund(address, heard.refundId(), "SUCCEEDED").statusCode())
          .isEqualTo(200);
    }
    SHOP.channel.refundIs(asked.refundId(), "SUCCEEDED");
    dueNow();
    SWEEPS.refund();
    assertThat(stages()).containsExactly("SUCCEEDED", "SUCCEEDED");
    // What ended is not begun anew by a report that was overtaken.
    assertThat(SHOP.channel.tellRefund(address, heard.refundId(), "PROCESSING").statusCode())
        .isEqualTo(200);
    assertThat(stages()).containsExactly("SUCCEEDED", "SUCCEEDED");
    assertThat(SHOP.channel.tellRefund(address, Ids.next(), "SUCCEEDED").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatAnotherMerchantIsToldOrNobodySignedEndsNoRefund() {
    SHOP.channel.refundsAre("PROCESSING");
    OrderRefund waiting = part("r1", 650, 1);
    refund(waiting);
    SWEEPS.refund();
    Document before = SHOP.refunds(id).getFirst();
    URI address = URI.create(SHOP.orders.url() + "/api/orders/refund-notifications");
    byte[] foreign = notification("somebody-else", waiting.refundId());
    assertThat(SHOP.channel.tell(address, foreign).statusCode()).isEqualTo(409);
    assertThat(SHOP.channel.tell(address, foreign).body()).contains("payment.other_merchant");
    byte[] ours = notification("tongtian", waiting.refundId());
    SignedHeaders old = SHOP.channel.signed(Instant.now().minusSeconds(301), ours);
    assertThat(SHOP.channel.send(address, ours, old).statusCode()).isEqualTo(401);
    SignedHeaders overAnother = SHOP.channel.signed(Instant.now(), foreign);
    assertThat(SHOP.channel.send(address, ours, overAnother).statusCode()).isEqualTo(401);
    assertThat(SHOP.refunds(id)).containsExactly(before);
  }

  private static byte[] notification(String merchantId, String refundId) {
    return FakeChannel.bytes(
        "{\"merchantId\":\"%s\",\"refundId\":\"%s\",\"state\":\"SUCCEEDED\"}"
            .formatted(merchantId, refundId));
  }

  @Test
  void whatTheChannelCouldNotPayWaitsForAPersonAndMaySucceedAfterAll() {
    SHOP.channel.refundsAre("ABNORMAL");
    OrderRefund one = part("r1", 650, 1);
    refund(one);
    SWEEPS.refund();
    assertThat(stages()).containsExactly("ABNORMAL");
    int asked = SHOP.channel.refunds().size();
    dueNow();
    SWEEPS.refund();
    assertThat(SHOP.channel.refunds()).hasSize(asked);
    URI address = URI.create(SHOP.orders.url() + "/api/orders/refund-notifications");
    SHOP.channel.tellRefund(address, one.refundId(), "SUCCEEDED");
    assertThat(stages()).containsExactly("SUCCEEDED");
    assertThat(orders.require(id).refunded()).isEqualTo(Money.cny(650));
  }

  @Test
  void aRefundWithoutMoneyAsksNoChannel() {
    int asked = SHOP.channel.refunds().size();
    refund(part("r1", 0, 1));
    SWEEPS.refund();
    assertThat(stages()).containsExactly("SUCCEEDED");
    assertThat(SHOP.channel.refunds()).hasSize(asked);
    assertThat(orders.require(id).lines().getFirst().toShip()).isEqualTo(Quantity.of(4));
  }

  private Order refund(OrderRefund refund) {
    return refunds.refund(orders.require(id), refund, RefundReason.AFTER_SALES, null);
  }

  private OrderRefund part(String name, long fen, long jin) {
    return new OrderRefund(
        key(name),
        List.of(
            new OrderRefund.Part(
                orders.require(id).lines().getFirst().id(),
                LineMoney.ofGoods(Money.cny(fen)),
                Quantity.of(jin),
                Quantity.of(jin))));
  }

  private String key(String name) {
    return Ids.derived(id, name);
  }

  private void assertRefused(OrderRefund refund, String code) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> refund(refund));
    assertThat(refusal).as(code).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
  }

  private List<String> stages() {
    return SHOP.refunds(id).stream().map(refund -> refund.getString("stage")).toList();
  }

  private void stage(OrderRefund refund, String stage) {
    change(new Document("_id", refund.refundId()), new Document("stage", stage));
    dueNow();
  }

  private void dueNow() {
    change(new Document("orderId", id), new Document("askAt", Date.from(Instant.EPOCH)));
  }

  private static void change(Document which, Document set) {
    SHOP.orders.database().getCollection("refunds").updateMany(which, new Document("$set", set));
  }

  /** Takes what the refund changed out of the order again, as if it had never heard of it. */
  private void undo() {
    Document line = SHOP.stored(id).getList("lines", Document.class).getFirst();
    Document progress = line.get("progress", Document.class);
    progress.put("withdrawn", progress.get("shipped"));
    progress.put("restocked", progress.get("shipped"));
    progress.get("refunded", Document.class).get("goods", Document.class).put("amount", 0L);
    SHOP.rewrite(id, new Document("lines", List.of(line)));
  }
}
