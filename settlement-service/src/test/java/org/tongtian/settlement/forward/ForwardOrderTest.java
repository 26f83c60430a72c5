package org.tongtian.settlement.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Signature;

class ForwardOrderTest {

  private static final List<Ending.Cause> CAUSES = List.of(Ending.Cause.values());
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void eachDeliveryCostsWhatTheRuleSays() {
    ForwardOrder order =
        inForce(terms(1_000, 180, Ratio.percent(10), 10_000))
            .delivered(delivery("a", 400, 150L), TODAY)
            .delivered(delivery("b", 600, 190L), TODAY);
    assertThat(order.state()).isEqualTo(ForwardState.FULFILLED);
    List<Charge> charges = Charge.of(order);
    assertThat(charges)
        .extracting(Charge::amount)
        .containsExactly(72_000L - 4_000, 125_400L - 6_000);
    assertThat(charges.get(1).reason().zh())
        .isEqualTo("货款 1194.00 ¥ = 600 斤 × max(保底 1.80, 行情 1.90 × (1 + 10 %)) − 已付定金 60.00");
    assertThat(charges.get(0).reason().en())
        .isEqualTo(
            "Goods 680.00 ¥ = 400 jin × max(floor 1.80, market 1.50 × (1 + 10 %)) − deposit paid"
                + " 40.00");
  }

  @Test
  void withoutAMarketPriceTheFloorCounts() {
    ForwardOrder order =
        inForce(terms(1_000, 180, Ratio.percent(10), 0)).delivered(delivery("a", 10, null), TODAY);
    assertThat(order.state()).isEqualTo(ForwardState.PART_DELIVERED);
    assertThat(Charge.of(order).getFirst().reason().zh())
        .isEqualTo("货款 18.00 ¥ = 10 斤 × 保底价 1.80（当日无行情）");
  }

  @Test
  void aShortfallWithinTheToleranceCostsNothingAndReturnsTheDepositLeft() {
    ForwardOrder order =
        inForce(terms(1_000, 180, Ratio.percent(10), 10_000))
            .delivered(delivery("a", 950, 150L), TODAY)
            .closed(LAST.plusDays(1), NOW);
    assertThat(order.state()).isEqualTo(ForwardState.SHORT);
    assertThat(Charge.of(order))
        .extracting(Charge::kind, Charge::amount)
        .contains(org.assertj.core.groups.Tuple.tuple(Charge.Kind.DEPOSIT_BACK, 500L));
  }

  @Test
  void theSellersBreachCostsTheGreaterOfPenaltyAndDeposit() {
    ForwardOrder order = inForce(terms(1_000, 180, Ratio.percent(10), 10_000));
    ForwardOrder little =
        order.delivered(delivery("a", 500, 150L), TODAY).closed(LAST.plusDays(1), NOW);
    assertThat(little.state()).isEqualTo(ForwardState.BREACHED_BY_SELLER);
    Settling settling = Settling.of(little.terms(), little.deliveries(), little.ending().cause());
    assertThat(settling.depositLeft()).isEqualTo(5_000);
    assertThat(settling.penalty()).isEqualTo(500 * 180 / 10);
    assertThat(settling.sellerOwes()).isEqualTo(9_000);
    assertThat(Charge.of(little).getLast().reason().zh())
        .isEqualTo(
            "卖方违约 90.00 ¥ = max(违约金 缺 500 斤 × 保底 1.80 × 10 % = 90.00, 加倍返还定金 50.00)，民法典第587、588条");
    assertThat(Charge.of(little).getLast().from()).isEqualTo("seller");
  }

  @Test
  void theBuyersBreachCostsTheDepositAndWhatThePenaltyIsBeyondIt() {
    ForwardOrder order =
        inForce(terms(1_000, 180, Ratio.percent(10), 10_000))
            .delivered(delivery("a", 500, 150L), TODAY)
            .withdrawn("buyer", NOW);
    assertThat(order.state()).isEqualTo(ForwardState.BREACHED_BY_BUYER);
    Charge penalty = Charge.of(order).getLast();
    assertThat(penalty.amount()).isEqualTo(500 * 180 / 5 - 5_000);
    assertThat(penalty.to()).isEqualTo("seller");
    assertThat(penalty.reason().en())
        .isEqualTo(
            "Breach by the buyer 130.00 ¥ = penalty: not taken 500 jin × floor 1.80 × 20 % = 180.00 −"
                + " deposit lost 50.00, Civil Code art. 587, 588");
  }

  @Test
  void bothTogetherMayCancelAndOneAloneMayNot() {
    ForwardOrder order = inForce(terms(1_000, 180, Ratio.percent(10), 10_000));
    ForwardOrder one = order.cancelWished("buyer", NOW).cancelWished("buyer", NOW);
    assertThat(one.state()).isEqualTo(ForwardState.OPEN);
    ForwardOrder both = one.cancelWished("seller", NOW);
    assertThat(both.state()).isEqualTo(ForwardState.CANCELLED);
    assertThat(Charge.of(both)).extracting(Charge::amount).containsExactly(10_000L);
  }

  @Test
  void aProposalThatNobodySignedEndsWithoutCost() {
    ForwardOrder order = ForwardOrder.proposed(terms(1_000, 180, Ratio.percent(10), 10_000));
    assertThat(order.withdrawn("buyer", NOW).state()).isEqualTo(ForwardState.CANCELLED);
    assertThat(Charge.of(order.withdrawn("buyer", NOW))).isEmpty();
    assertThat(order.closed(LAST.plusDays(1), NOW).state()).isEqualTo(ForwardState.CANCELLED);
    assertRefused(() -> order.delivered(delivery("a", 1, null), TODAY), "forward.state_forbids");
  }

  @Test
  void refusesBadDeliveriesAndStaysAsItIs() {
    ForwardOrder order =
        inForce(terms(1_000, 180, Ratio.percent(10), 0)).delivered(delivery("a", 990, null), TODAY);
    assertRefused(
        () -> order.delivered(delivery("b", 11, null), TODAY), "forward.more_than_agreed");
    assertRefused(
        () -> order.delivered(delivery("b", -1, null), TODAY), "forward.delivery_invalid");
    assertRefused(
        () -> order.delivered(on(LAST.plusDays(1)), LAST.plusDays(2)), "forward.outside_window");
    assertRefused(() -> order.delivered(on(TODAY.plusDays(1)), TODAY), "forward.delivery_invalid");
    assertRefused(
        () ->
            order.delivered(
                new Delivery("b", TODAY, "SECOND", 5_000, 5_000, null, null, null, NOW), TODAY),
        "forward.grade_differs");
    assertThat(order.delivered(delivery("a", 990, null), TODAY)).isSameAs(order);
  }

  @Test
  void refusesTermsThatTheLawForbids() {
    ForwardTerms terms = terms(1_000, 180, Ratio.percent(10), 36_001);
    assertRefused(() -> ForwardOrder.proposed(terms), "forward.deposit_over_fifth");
    assertThat(ForwardOrder.proposed(terms(1_000, 180, Ratio.percent(10), 36_000)).state())
        .isEqualTo(ForwardState.PROPOSED);
    assertRefused(
        () -> ForwardOrder.proposed(terms(0, 180, Ratio.percent(10), 0)), "forward.terms_invalid");
    assertRefused(
        () -> ForwardOrder.proposed(terms(1, 180, new Ratio(1, 0), 0)), "forward.terms_invalid");
  }

  @Test
  void theOrderOfDeliveriesChangesNoSum() {
    Replayable.cases(
        200,
        random -> {
          ForwardTerms terms = randomTerms(random);
          List<Delivery> deliveries = randomDeliveries(random, terms);
          List<Delivery> shuffled = new ArrayList<>(deliveries);
          Collections.shuffle(shuffled, Random.from(random));
          assertThat(paid(terms, shuffled)).isEqualTo(paid(terms, deliveries));
        });
  }

  @Test
  void noDeliveryIsPaidBelowTheFloorAndWhatIsPaidConserves() {
    Replayable.cases(
        200,
        random -> {
          ForwardTerms terms = randomTerms(random);
          List<Delivery> deliveries = randomDeliveries(random, terms);
          ForwardOrder order = inForce(terms);
          for (Delivery delivery : deliveries) {
            order = order.delivered(delivery, TODAY);
          }
          Ending.Cause cause = CAUSES.get(random.nextInt(CAUSES.size()));
          ForwardOrder ended =
              new ForwardOrder(
                  terms,
                  order.hash(),
                  order.signatures(),
                  NOW,
                  deliveries,
                  List.of(),
                  new Ending(cause, NOW));
          long accepted = ForwardPrice.accepted(deliveries);
          ForwardPrice price = new ForwardPrice(terms);
          long value = price.value(deliveries);
          assertThat(value).isGreaterThanOrEqualTo(price.atFloor(accepted, 1, 1));
          Settling settling = Settling.of(terms, deliveries, cause);
          long toSeller = terms.deposit() + sum(ended, "seller");
          long toBuyer = sum(ended, "buyer");
          long lost =
              settling.state() == ForwardState.BREACHED_BY_BUYER ? settling.depositLeft() : 0;
          long deliveryPart = value + settling.depositLeft() + settling.buyerOwes();
          assertThat(toSeller).isEqualTo(deliveryPart);
          assertThat(toSeller - toBuyer)
              .isEqualTo(value + lost + settling.buyerOwes() - settling.sellerOwes());
          assertThat(Charge.of(ended))
              .allSatisfy(charge -> assertThat(charge.amount()).isPositive());
          assertThat(Charge.of(ended)).isEqualTo(Charge.of(ended));
          assertThat(Charge.of(ended).stream().map(Charge::id)).doesNotHaveDuplicates();
        });
  }

  private static long sum(ForwardOrder order, String to) {
    return Charge.of(order).stream()
        .filter(charge -> charge.to().equals(to))
        .mapToLong(Charge::amount)
        .sum();
  }

  private static long paid(ForwardTerms terms, List<Delivery> deliveries) {
    ForwardOrder order = inForce(terms);
    for (Delivery delivery : deliveries) {
      order = order.delivered(delivery, TODAY);
    }
    return sum(order, "seller");
  }

  private static ForwardTerms randomTerms(RandomGenerator random) {
    long quantity = 10L + random.nextInt(5_000);
    long floor = 1L + random.nextInt(900);
    return terms(
        quantity,
        floor,
        new Ratio(random.nextInt(50), 1 + 50 + random.nextInt(50)),
        random.nextLong(floor * quantity / 5 + 1));
  }

  private static List<Delivery> randomDeliveries(RandomGenerator random, ForwardTerms terms) {
    List<Delivery> deliveries = new ArrayList<>();
    long left = terms.quantity() / 1000;
    for (int i = 0; left > 0 && i < 8; i++) {
      long jin = 1 + random.nextLong(left);
      deliveries.add(
          delivery("d" + i, jin, random.nextInt(4) == 0 ? null : 1L + random.nextInt(1200)));
      left -= jin;
    }
    return deliveries;
  }

  private static void assertRefused(Runnable step, String code) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  static ForwardOrder inForce(ForwardTerms terms) {
    ForwardOrder order =
        ForwardOrder.proposed(terms)
            .signed(new Signature("buyer", "s", NOW))
            .signed(new Signature("seller", "s", NOW));
    return terms.deposit() == 0 ? order : order.depositPaid(NOW);
  }

  private static ForwardTerms terms(long jin, long floor, Ratio markup, long deposit) {
    return new ForwardTerms(
        "order",
        "book",
        new NamedParty("buyer", new Text("合作社", "Co-op")),
        new NamedParty("seller", new Text("杨大山家", "Yang household")),
        new Text("红芯红薯", "Sweet potato"),
        "JIN",
        "FIRST",
        jin * 1000,
        FIRST,
        LAST,
        floor,
        markup,
        deposit,
        Ratio.percent(10),
        Ratio.percent(20),
        Ratio.percent(5),
        15);
  }

  private static Delivery delivery(String id, long jin, Long market) {
    return new Delivery(
        id,
        TODAY,
        "FIRST",
        jin * 1000,
        jin * 1000,
        market,
        market == null ? null : "县农产品批发市场",
        null,
        NOW);
  }

  private static Delivery on(LocalDate day) {
    return new Delivery("b", day, "FIRST", 5_000, 5_000, null, null, null, NOW);
  }
}
