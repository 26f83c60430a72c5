package org.tongtian.orders.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.reconciliation.Difference.Kind;
import org.tongtian.orders.reconciliation.RecordedMoney.Payment;
import org.tongtian.orders.reconciliation.RecordedMoney.Refund;
import org.tongtian.orders.reconciliation.RecordedMoney.Standing;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.PresaleMarket;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** A day of nothing but deposits and balances, as they are stored, is reconciled as any other. */
class PresaleReconciliationTest {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final PresaleMarket MARKET = new PresaleMarket();
  private static final Instant NOON = BusinessDays.endOf(SoundDay.DAY).minus(Duration.ofHours(12));

  private static String deposited;
  private static String balanceDue;
  private static String paid;
  private static String refunded;
  private static String lapsed;
  private static String lateBalance;
  private static String givenUp;
  private static List<Payment> payments;
  private static List<Refund> refunds;

  /** One presale in each state that has to do with money; deposits 9.75, balances 22.75. */
  @BeforeAll
  static void aDayOfPresales() {
    Shop shop = MARKET.shop();
    Phone buyer = shop.consumer();
    FakeLot lot = MARKET.presale();
    paid = MARKET.paid(buyer, lot, "5");
    FakeLot other = MARKET.presale();
    refunded = MARKET.deposited(buyer, other, "5");
    balanceDue = MARKET.deposited(buyer, other, "5");
    lapsed = MARKET.deposited(buyer, other, "5");
    lateBalance = MARKET.deposited(buyer, other, "5");
    MARKET.harvested(other, "50");
    List<String> balances =
        List.of(refunded, balanceDue, lapsed, lateBalance).stream()
            .map(id -> buyer.post("/api/orders/" + id + "/balance", "").text("id"))
            .toList();
    shop.pay(balances.getFirst());
    shop.refund(refunded, 3_000);
    MARKET.past(lapsed, "presale.balanceBefore");
    MARKET.past(lateBalance, "presale.balanceBefore");
    MARKET.sweep();
    shop.pay(balances.getLast());
    givenUp = MARKET.deposited(buyer, MARKET.presale(), "5");
    buyer.post("/api/orders/" + givenUp + "/cancellation", "");
    deposited = MARKET.deposited(buyer, MARKET.presale(), "5");
    shop.placedOrders(buyer, Wish.of(MARKET.presale(), "5")); // its deposit is awaited
    MARKET.sweep();
    MARKET.sweep();
    allAtNoon("purchases", "payment.paidAt");
    allAtNoon("refunds", "requestedAt");
    allAtNoon("refunds", "endedAt");
    payments = records().paymentsOf(SoundDay.DAY);
    refunds = records().refundsOf(SoundDay.DAY);
    assertThat(payments).as("deposits and balances").hasSize(7 + 3);
  }

  private static void allAtNoon(String collection, String field) {
    MARKET
        .shop()
        .orders
        .database()
        .getCollection(collection)
        .updateMany(
            new Document(field, new Document("$ne", null)),
            new Document("$set", new Document(field, Date.from(NOON))));
  }

  @AfterAll
  static void stop() {
    MARKET.close();
  }

  @Test
  void whatIsRecordedOfEachPart() {
    for (String id : List.of(deposited, balanceDue, paid, refunded)) {
      assertThat(deposit(id).standing()).isEqualTo(Standing.PAID);
      assertThat(deposit(id).sales()).as("no book has a deposit").isEmpty();
    }
    for (String id : List.of(lapsed, lateBalance, givenUp)) {
      assertThat(deposit(id).standing()).isEqualTo(Standing.GOES_BACK);
    }
    assertThat(balance(balanceDue).standing()).isEqualTo(Standing.WAITING);
    assertThat(balance(lapsed).standing()).isEqualTo(Standing.CANCELLED);
    assertThat(balance(lateBalance).standing()).isEqualTo(Standing.GOES_BACK);
    for (String id : List.of(paid, refunded)) {
      assertThat(balance(id).standing()).isEqualTo(Standing.PAID);
      assertThat(balance(id).amount()).isEqualTo(Money.cny(2_275));
      assertThat(balance(id).sales())
          .as("the whole price, by the payment that made it a sale")
          .singleElement()
          .satisfies(sale -> assertThat(sale.paid()).isEqualTo(Money.cny(3_250)));
    }
    assertThat(records().refundsOf(SoundDay.DAY))
        .extracting(refund -> refund.paymentId() + " " + refund.amount().amount())
        .containsExactlyInAnyOrder(
            MARKET.balanceOf(refunded) + " 2275",
            deposit(refunded).paymentId() + " 725",
            deposit(lapsed).paymentId() + " 975",
            deposit(lateBalance).paymentId() + " 975",
            MARKET.balanceOf(lateBalance) + " 2275",
            deposit(givenUp).paymentId() + " 975");
  }

  @Test
  void theDayIsSilent() {
    assertThat(Comparison.of(sound(1).records())).isEmpty();
  }

  @Test
  void exactlyWhatWasSpoiledIsFoundOfEveryKind() {
    Set<Kind> spoiledEver = EnumSet.noneOf(Kind.class);
    Set<String> touchedEver = new HashSet<>();
    Set<String> ids = Set.copyOf(sound(0).payments.keySet());
    for (long seed = 0; seed < 600; seed++) {
      SoundDay day = sound(seed);
      SplittableRandom random = new SplittableRandom(seed);
      Spoiler spoiler = new Spoiler(day, random);
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        spoiler.spoil(KINDS.get(random.nextInt(KINDS.size())));
      }
      List<Spoiler.Expected> found = new ArrayList<>();
      for (Difference difference : Comparison.of(spoiler.records())) {
        found.add(new Spoiler.Expected(difference.kind(), difference.subject()));
      }
      assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(spoiler.expected());
      spoiler.expected().forEach(expected -> spoiledEver.add(expected.kind()));
      found.stream().map(Spoiler.Expected::subject).filter(ids::contains).forEach(touchedEver::add);
    }
    assertThat(spoiledEver).as("every kind was tried").containsExactly(Kind.values());
    assertThat(touchedEver).as("on every deposit and balance").isEqualTo(ids);
  }

  @Test
  void moneyForABalanceThatIsAwaitedOrOverIsNamed() {
    SoundDay day = sound(3);
    for (String id : List.of(balanceDue, lapsed)) {
      Payment known = balance(id);
      day.otherPayments.put(known.paymentId(), known);
      day.paymentLines.add(
          SoundDay.line(
              new Payment(
                  known.paymentId(),
                  known.transactionId(),
                  known.amount(),
                  known.standing(),
                  NOON,
                  List.of())));
    }
    assertThat(Comparison.of(day.records()))
        .extracting(found -> found.kind() + " " + found.subject())
        .containsExactlyInAnyOrder(
            Kind.PAYMENT_STILL_AWAITED + " " + MARKET.balanceOf(balanceDue),
            Kind.PAYMENT_OF_CANCELLED + " " + MARKET.balanceOf(lapsed));
  }

  private static SoundDay sound(long seed) {
    return new SoundDay(new SplittableRandom(seed), payments, refunds);
  }

  private static Payment deposit(String orderId) {
    return payment(MARKET.shop().purchaseOf(orderId));
  }

  private static Payment balance(String orderId) {
    return payment(MARKET.balanceOf(orderId));
  }

  private static Payment payment(String id) {
    return records().payments(List.of(id)).getFirst();
  }

  private static RecordedMoney records() {
    return MARKET.shop().orders.part(RecordedMoney.class);
  }
}
