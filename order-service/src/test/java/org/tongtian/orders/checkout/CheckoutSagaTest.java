package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.OutcomeUnknownException;
import org.tongtian.orders.testing.FakeLot;

/** The checkout as a table: which steps run, and what undoes them; no broker, no store. */
class CheckoutSagaTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final String ALL = "reserve, bind, host, hold, price, open, orders, purchase";

  private final GivenWorld world = new GivenWorld();
  private final FakeLot potatoes = world.lot("红薯", Unit.JIN, 650);
  private final FakeLot kiwi = world.lot("猕猴桃", Unit.BOX, 5_800);

  @Test
  void withoutFailureEveryStepIsDoneAndNoneUndone() {
    Checkout done = world.saga().run(start(3250 + 5800));
    assertThat(world.log()).containsExactly(ALL.split(", ", -1));
    assertThat(done.purchase().total()).isEqualTo(Money.cny(9050));
    assertThat(done.purchase().payment().amount()).isEqualTo(Money.cny(9050));
    assertThat(done.orders()).extracting(Order::total).containsExactly(cny(3250), cny(5800));
    for (Order order : done.orders()) {
      assertThat(order.state()).isEqualTo(OrderState.PENDING_PAYMENT);
      assertThat(order.buyerMasked()).isEqualTo("王**");
      assertThat(order.lines().getFirst().sale().contract().version()).isEqualTo(7);
      assertThat(order.lines().getFirst().sale().hostId()).isEqualTo("host");
    }
    assertThat(done.purchase().orderIds())
        .isEqualTo(done.orders().stream().map(Order::id).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // failing step | refused or silent | expected
        "reserve  | refused | reserve",
        "reserve  | crowded | reserve",
        "reserve  | silent  | reserve, bar, release",
        "bind     | refused | reserve, bind, bar, release",
        "bind     | silent  | reserve, bind, bar, release",
        "host     | silent  | reserve, bind, host, bar, release",
        "hold     | refused | reserve, bind, host, hold, bar, release",
        "hold     | silent  | reserve, bind, host, hold, bar, free, release",
        "price    | refused | reserve, bind, host, hold, price, bar, free, release",
        "open     | refused | reserve, bind, host, hold, price, open, bar, free, release",
        "open     | silent  | reserve, bind, host, hold, price, open, bar, close, free, release",
        "orders   | refused | reserve, bind, host, hold, price, open, orders, bar, close, free, release",
        "orders   | silent  | reserve, bind, host, hold, price, open, orders, bar, cancel, close, free, release",
        "orders   | unknown | reserve, bind, host, hold, price, open, orders",
        "purchase | refused | reserve, bind, host, hold, price, open, orders, purchase, bar, cancel, close, free, release",
        "purchase | unknown | reserve, bind, host, hold, price, open, orders, purchase"
      })
  void theStepsBeforeAFailureAreUndoneLastFirst(String step, String how, String expected) {
    RuntimeException failure = failure(step, how);
    world.failsAt(step, failure);
    assertThat(catchThrowable(() -> world.saga().run(start(9050)))).isSameAs(failure);
    assertThat(world.log()).containsExactly(expected.split(", ", -1));
  }

  @ParameterizedTest
  @CsvSource({"bind", "hold", "price", "open", "orders", "purchase"})
  void whatATwinBroughtToTheEndIsNotUndone(String step) {
    Refusal failure = Refusal.conflict("given." + step);
    world.failsAt(step, failure);
    world.twinCameTrue();
    assertThat(catchThrowable(() -> world.saga().run(start(9050)))).isSameAs(failure);
    assertThat(world.log()).endsWith(step, "bar");
  }

  @Test
  void whereNobodyKnowsWhetherATwinComesTrueNothingIsUndone() {
    Refusal failure = Refusal.conflict("given.open");
    world.failsAt("open", failure);
    world.failsAt("bar", new IllegalStateException("store gone"));
    assertThat(catchThrowable(() -> world.saga().run(start(9050))))
        .isSameAs(failure)
        .hasSuppressedException(world.failure("bar"));
    assertThat(world.log()).endsWith("open", "bar");
  }

  @Test
  void aFailingCompensationHidesNeitherTheFailureNorTheOtherCompensations() {
    Refusal failure = Refusal.conflict("given.purchase");
    world.failsAt("purchase", failure);
    world.failsAt("close", new IllegalStateException("channel gone"));
    assertThat(catchThrowable(() -> world.saga().run(start(9050))))
        .isSameAs(failure)
        .hasSuppressedException(world.failure("close"));
    assertThat(world.log()).endsWith("bar", "cancel", "close", "free", "release");
  }

  @Test
  void anotherSumThanTheBuyerSawIsRefusedAndUndone() {
    Refusal refusal = (Refusal) catchThrowable(() -> world.saga().run(start(9049)));
    assertThat(refusal.code()).isEqualTo("order.total_changed");
    assertThat(refusal.arguments()).containsExactly(cny(9050));
    assertThat(world.log()).endsWith("price", "bar", "free", "release");
  }

  @Test
  void withoutCouponsNoneAreHeldOrFreed() {
    world.failsAt("open", Refusal.unavailable("given.open"));
    PlacePurchase wish = wish(9050);
    PlacePurchase plain =
        new PlacePurchase(wish.goods(), null, wish.address(), null, null, wish.total(), null);
    assertThat(catchThrowable(() -> world.saga().run(start(plain)))).isNotNull();
    assertThat(world.log())
        .containsExactly("reserve", "bind", "host", "price", "open", "bar", "close", "release");
  }

  private static RuntimeException failure(String step, String how) {
    return switch (how) {
      case "refused" -> Refusal.conflict("given." + step);
      case "crowded" ->
          Refusal.passedOn(HttpStatus.SERVICE_UNAVAILABLE, "given." + step, null, "not now");
      case "silent" -> Refusal.unavailable("given." + step);
      default -> new OutcomeUnknownException("given", null);
    };
  }

  private Checkout.Start start(long total) {
    return start(wish(total));
  }

  private static Checkout.Start start(PlacePurchase wish) {
    return new Checkout.Start(
        Ids.next(),
        "hash",
        new Caller(Ids.next(), Role.CONSUMER, null, "王小明", "Wang Xiaoming"),
        wish,
        wish.address(),
        new Checkout.Times(NOW, NOW.plusSeconds(900), NOW.plusSeconds(1800), NOW.plusSeconds(10)));
  }

  private PlacePurchase wish(long total) {
    return new PlacePurchase(
        List.of(
            new PlacePurchase.Goods(potatoes.lotId(), Quantity.of(5), null),
            new PlacePurchase.Goods(kiwi.lotId(), Quantity.of(1), null)),
        null,
        new Address("王小明", "13812345678", "520425", "贵州省 紫云县", "猴场镇 8 号"),
        List.of(Ids.next()),
        null,
        cny(total),
        null);
  }

  private static Money cny(long fen) {
    return Money.cny(fen);
  }
}
