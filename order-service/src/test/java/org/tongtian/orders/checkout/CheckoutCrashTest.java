package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.delivery.DeliveryTerms;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.testing.Mortal;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Sweeps;
import org.tongtian.orders.testing.Wish;

/** A checkout that is killed anywhere and run again, or runs twice at once, comes true once. */
class CheckoutCrashTest {

  private static final Shop SHOP = Shop.withoutSweeps();
  private static final Sweeps SWEEPS = new Sweeps(SHOP.orders);

  /** As many calls as a checkout of two lots of two co-operatives makes around itself. */
  private static final int CALLS = 10;

  private final Caller buyer = new Caller(Ids.next(), Role.CONSUMER, null, "王小明", "Wang Xiaoming");
  private final String key = Ids.next();
  private final PlacePurchase wish =
      new PlacePurchase(
          List.of(
              new PlacePurchase.Goods(SHOP.catalog.potatoes().lotId(), Quantity.of(5), null),
              new PlacePurchase.Goods(SHOP.catalog.kiwi().lotId(), Quantity.of(2), null)),
          null,
          new Address("王小明", "13812345678", "520425", "贵州省 紫云县", "猴场镇 8 号"),
          null,
          null,
          Money.cny(5 * 650 + 2 * 5_800),
          null);

  @AfterAll
  static void stop() {
    SHOP.close();
  }

  /** Before and after each call. */
  static Stream<Arguments> moments() {
    return IntStream.range(0, CALLS)
        .boxed()
        .flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
  }

  /** Those before the last call has made it true. */
  static Stream<Arguments> momentsBefore() {
    return moments().limit(2 * CALLS - 1);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void killedAtAnyMomentAndTriedAgainItIsOnePurchase(int call, boolean afterIt) {
    killedAt(call, afterIt);
    CheckoutService.Placed placed = tryAgain();
    assertOnePurchase(placed);
    assertThat(tryAgain().purchase()).isEqualTo(placed.purchase());
    assertOnePurchase(placed);
  }

  @ParameterizedTest
  @MethodSource("momentsBefore")
  void triedAgainAfterItsStockExpiredItIsOnePurchaseWithStock(int call, boolean afterIt) {
    killedAt(call, afterIt);
    SHOP.orders
        .database()
        .getCollection("orders")
        .updateMany(
            new Document("buyerId", buyer.accountId()),
            new Document("$set", new Document("payBefore", Instant.EPOCH)));
    SWEEPS.expire();
    SHOP.catalog.expire(Instant.now().plus(Duration.ofHours(1)));
    assertOnePurchase(tryAgain());
  }

  @ParameterizedTest
  @MethodSource("momentsBefore")
  void neverTriedAgainItLeavesNothingBeyondItsTime(int call, boolean afterIt) {
    killedAt(call, afterIt);
    assertThat(purchases()).isEmpty();
    SHOP.orders
        .database()
        .getCollection("orders")
        .updateMany(
            new Document("buyerId", buyer.accountId()),
            new Document("$set", new Document("payBefore", Instant.EPOCH)));
    SWEEPS.expire();
    SHOP.catalog.expire(Instant.now().plus(Duration.ofHours(1)));
    assertThat(SHOP.catalog.takenBy(buyer.accountId(), SHOP.catalog.potatoes()))
        .isEqualTo(Quantity.ZERO);
    assertThat(SHOP.catalog.takenBy(buyer.accountId(), SHOP.catalog.kiwi()))
        .isEqualTo(Quantity.ZERO);
    assertThat(ordersIn(OrderState.PENDING_PAYMENT)).isZero();
  }

  @Test
  void theMomentsAreAllThereAre() {
    Killer killer = new Killer(Integer.MAX_VALUE, false);
    killer.saga().run(start());
    assertThat(killer.calls).isEqualTo(CALLS);
  }

  @Test
  void anUndoneAttemptIsFollowedByTheNextUnderTheSameKey() {
    SHOP.settlement.inForce(SHOP.catalog.kiwi().contractId(), false);
    try {
      assertThat(catchThrowable(this::tryAgain)).hasMessageContaining("no_contract_in_force");
    } finally {
      SHOP.settlement.inForce(SHOP.catalog.kiwi().contractId(), true);
    }
    assertThat(SHOP.catalog.takenBy(buyer.accountId(), SHOP.catalog.potatoes()))
        .isEqualTo(Quantity.ZERO);
    CheckoutService.Placed placed = tryAgain();
    assertOnePurchase(placed);
    assertThat(placed.found()).isFalse();
    assertThat(tryAgain().found()).isTrue();
  }

  @Test
  void tapsAtTheSameMomentOnTwoInstancesPlaceOnePurchase() {
    try (RunningOrders another = SHOP.orders.another()) {
      Phone phone = SHOP.consumer();
      Phone onTheOther = new Phone(another.url(), phone.token());
      for (int round = 0; round < 5; round++) {
        String body = Wish.of(SHOP.catalog.potatoes(), "5").and(SHOP.catalog.kiwi(), "2").json();
        String sameKey = Ids.next();
        Quantity free = SHOP.catalog.free();
        List<Phone.Answer> answers =
            Race.answers(
                i -> (i % 2 == 0 ? phone : onTheOther).post(Shop.PURCHASES, body, sameKey));
        Set<String> ids = new HashSet<>();
        for (Phone.Answer answer : answers) {
          assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
          ids.add(answer.text("id"));
        }
        assertThat(ids).hasSize(1);
        assertThat(SHOP.catalog.free()).isEqualTo(free.minus(Quantity.of(5)));
        assertThat(SHOP.channel.payment(ids.iterator().next()).state()).isEqualTo("OPEN");
      }
    }
  }

  private void killedAt(int call, boolean afterIt) {
    CheckoutSaga saga = new Killer(call, afterIt).saga();
    assertThat(catchThrowable(() -> saga.run(start()))).isInstanceOf(Mortal.Killed.class);
  }

  private Checkout.Start start() {
    Instant now = Instant.now();
    return new Checkout.Start(
        Ids.derived("purchase", buyer.accountId(), key),
        "hash",
        buyer,
        wish,
        wish.address(),
        new Checkout.Times(
            now, now.plusSeconds(900), now.plusSeconds(1800), now.plusSeconds(3600)));
  }

  private CheckoutService.Placed tryAgain() {
    return SHOP.orders.part(CheckoutService.class).place(buyer, key, "hash", wish);
  }

  private void assertOnePurchase(CheckoutService.Placed placed) {
    assertThat(purchases()).containsExactly(placed.purchase().id());
    assertThat(placed.orders()).hasSize(2);
    assertThat(placed.orders()).extracting(Order::state).containsOnly(OrderState.PENDING_PAYMENT);
    assertThat(ordersIn(OrderState.PENDING_PAYMENT)).isEqualTo(2);
    assertThat(SHOP.catalog.takenBy(buyer.accountId(), SHOP.catalog.potatoes()))
        .isEqualTo(Quantity.of(5));
    assertThat(SHOP.catalog.takenBy(buyer.accountId(), SHOP.catalog.kiwi()))
        .isEqualTo(Quantity.of(2));
    assertThat(SHOP.channel.payment(placed.purchase().payment().id()).state()).isEqualTo("OPEN");
    assertThat(SHOP.channel.payment(placed.purchase().payment().id()).amount())
        .isEqualTo(wish.total());
  }

  private List<String> purchases() {
    List<String> ids = new ArrayList<>();
    SHOP.orders
        .database()
        .getCollection("purchases")
        .find(new Document("buyerId", buyer.accountId()).append("undone", false))
        .forEach(purchase -> ids.add(purchase.getString("_id")));
    return ids;
  }

  private long ordersIn(OrderState state) {
    return SHOP.orders
        .database()
        .getCollection("orders")
        .countDocuments(new Document("buyerId", buyer.accountId()).append("state", state.name()));
  }

  /** The real steps, killed at one of their calls to the outside. */
  private static final class Killer {

    private final int last;
    private final boolean afterIt;
    private int calls;

    Killer(int last, boolean afterIt) {
      this.last = last;
      this.afterIt = afterIt;
    }

    CheckoutSaga saga() {
      return new CheckoutSaga(
          mortal(Stock.class, SHOP.orders.part(Stock.class)),
          mortal(Contracts.class, SHOP.orders.part(Contracts.class)),
          mortal(Hosts.class, SHOP.orders.part(Hosts.class)),
          SHOP.orders.part(CouponClaims.class),
          mortal(DeliveryTerms.class, SHOP.orders.part(DeliveryTerms.class)),
          mortal(PaymentProvider.class, SHOP.orders.part(PaymentProvider.class)),
          mortal(CheckoutSaga.Store.class, SHOP.orders.part(CheckoutStore.class)));
    }

    private <T> T mortal(Class<T> port, T real) {
      return Mortal.port(port, real, method -> calls++ == last, afterIt);
    }
  }
}
