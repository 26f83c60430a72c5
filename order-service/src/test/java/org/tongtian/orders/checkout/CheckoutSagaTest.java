package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.ReserveStock;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.party.NamedParty;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.OutcomeUnknownException;

/** Given what fails, expect what was done and undone; no broker, no store, no network. */
class CheckoutSagaTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final List<String> log = new ArrayList<>();
  private final Map<String, RuntimeException> failures = new HashMap<>();
  private final CheckoutSaga saga =
      new CheckoutSaga(new GivenStock(), this::bind, this::host, new GivenChannel(), this::store);

  @Test
  void withoutFailureEveryStepIsDoneAndNoneUndone() {
    Order order = saga.run(start());
    assertThat(log).containsExactly("reserve", "bind", "host", "open", "store");
    assertThat(order.hostId()).isEqualTo("host");
    assertThat(order.line().legs()).isEqualTo(2);
    assertThat(order.state()).isEqualTo(OrderState.PENDING_PAYMENT);
    assertThat(order.total()).isEqualTo(Money.cny(3250));
    assertThat(order.contract().version()).isEqualTo(7);
    assertThat(order.buyerMasked()).isEqualTo("王**");
    assertThat(order.payment().transactionId()).isEqualTo("t-" + order.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // failing step | refused or silent | expected
        "reserve | refused | reserve",
        "reserve | silent  | reserve, release",
        "bind    | refused | reserve, bind, release",
        "bind    | silent  | reserve, bind, release",
        "host    | silent  | reserve, bind, host, release",
        "open    | refused | reserve, bind, host, open, release",
        "open    | silent  | reserve, bind, host, open, close, release",
        "store   | refused | reserve, bind, host, open, store, close, release",
        "store   | unknown | reserve, bind, host, open, store"
      })
  void theStepsBeforeAFailureAreUndoneLastFirst(String step, String how, String expected) {
    RuntimeException failure =
        switch (how) {
          case "refused" -> Refusal.conflict("given." + step);
          case "silent" -> Refusal.unavailable("given." + step);
          default -> new OutcomeUnknownException("given", null);
        };
    failures.put(step, failure);
    assertThat(catchThrowable(() -> saga.run(start()))).isSameAs(failure);
    assertThat(log).containsExactly(expected.split(", ", -1));
  }

  @Test
  void aFailingCompensationHidesNeitherTheFailureNorTheOtherCompensations() {
    Refusal failure = Refusal.conflict("given.store");
    failures.put("store", failure);
    failures.put("close", new IllegalStateException("channel gone"));
    assertThat(catchThrowable(() -> saga.run(start())))
        .isSameAs(failure)
        .hasSuppressedException(failures.get("close"));
    assertThat(log).containsExactly("reserve", "bind", "host", "open", "store", "close", "release");
  }

  private void does(String step) {
    log.add(step);
    if (failures.containsKey(step)) {
      throw failures.get(step);
    }
  }

  private ContractInForce bind(String contractId, Instant at, String sellerId) {
    does("bind");
    assertThat(at).isEqualTo(NOW);
    assertThat(sellerId).isNotNull();
    return new ContractInForce(contractId, 7, "ab".repeat(32));
  }

  private String host(String roomId, String productId, Instant at) {
    does("host");
    assertThat(at).isEqualTo(NOW);
    assertThat(productId).isNotNull();
    return "host";
  }

  private Order store(Order order) {
    does("store");
    return order;
  }

  private static Checkout start() {
    return Checkout.of(
        Ids.next(),
        new Caller(Ids.next(), Role.CONSUMER, null, "王小明", "Wang Xiaoming"),
        new PlaceOrder(
            Ids.next(),
            Quantity.of(5),
            null,
            new Address("王小明", "13812345678", "贵州省 紫云县", "猴场镇 8 号")),
        new Checkout.Times(NOW, NOW.plusSeconds(900), NOW.plusSeconds(1800), NOW.plusSeconds(10)));
  }

  private final class GivenStock implements Stock {
    @Override
    public ReservedStock reserve(ReserveStock command) {
      does("reserve");
      Money price = Money.cny(650);
      return new ReservedStock(
          command.reservationId(),
          Ids.next(),
          new Text("紫云红芯红薯", "Ziyun red-heart sweet potato"),
          "sweet-potato",
          Ids.next(),
          command.lotId(),
          new Grade("FIRST", new Text("一级", "First grade")),
          Unit.JIN,
          command.quantity(),
          price,
          price.times(command.quantity()),
          new NamedParty(Ids.next(), new Text("合作社", "Co-op")),
          Ids.next(),
          2);
    }

    @Override
    public void release(String reservationId) {
      does("release");
    }
  }

  private final class GivenChannel implements PaymentProvider {
    @Override
    public Transaction open(OpenTransaction command) {
      does("open");
      return new Transaction(
          "t-" + command.merchantOrderId(),
          command.merchantOrderId(),
          command.amount(),
          TransactionState.OPEN,
          "/pay",
          null);
    }

    @Override
    public Optional<Transaction> find(String merchantOrderId) {
      throw new AssertionError("a checkout asks nothing back");
    }

    @Override
    public Optional<Transaction> close(String merchantOrderId) {
      does("close");
      return Optional.empty();
    }

    @Override
    public void refund(String refundId, String merchantOrderId, Money amount, String reason) {
      throw new AssertionError("a checkout pays nothing back");
    }
  }
}
