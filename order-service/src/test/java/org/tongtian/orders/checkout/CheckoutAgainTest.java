package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tongtian.api.catalog.ReserveStock;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** A checkout that runs again, after a crash or at the same time, doubles nothing. */
class CheckoutAgainTest {

  private final Shop shop = Shop.shared();
  private final CheckoutService checkout = shop.orders.part(CheckoutService.class);
  private final String id = Ids.next();
  private final Caller buyer = new Caller(Ids.next(), Role.CONSUMER, null, "王小明", "Wang Xiaoming");
  private final PlaceOrder wish =
      new PlaceOrder(
          shop.catalog.lotId(),
          Quantity.of(5),
          null,
          new Address("王小明", "13812345678", "贵州省 紫云县", "猴场镇 8 号"));

  @Test
  void afterACrashBetweenAnyTwoStepsTheSameOperationFinishesTheOneOrder() {
    Quantity free = shop.catalog.free();
    long orders = shop.count();
    // What an attempt left behind that was killed just before it stored the order.
    Instant earlier = Instant.now();
    shop.orders
        .part(Stock.class)
        .reserve(
            new ReserveStock(
                id, wish.lotId(), wish.quantity(), buyer.accountId(), earlier.plusSeconds(1800)));
    String transaction =
        shop.orders
            .part(PaymentProvider.class)
            .open(new OpenTransaction(id, "红薯", Money.cny(3250), earlier.plusSeconds(900)))
            .transactionId();

    Order order = checkout.place(id, buyer, wish);

    assertThat(order.id()).isEqualTo(id);
    assertThat(order.payment().transactionId()).isEqualTo(transaction);
    assertThat(shop.catalog.free()).isEqualTo(free.minus(Quantity.of(5)));
    assertThat(shop.count()).isEqualTo(orders + 1);
    assertThat(checkout.place(id, buyer, wish)).isEqualTo(order);
    assertThat(shop.catalog.free()).isEqualTo(free.minus(Quantity.of(5)));
    assertThat(shop.count()).isEqualTo(orders + 1);
  }

  @Test
  void aCancelledOrderIsNotReservedAgainByALateAttempt() {
    checkout.place(id, buyer, wish);
    shop.rewrite(id, new org.bson.Document("state", "CANCELLED"));
    int calls = shop.catalog.calls();
    assertThat(checkout.place(id, buyer, wish).state().name()).isEqualTo("CANCELLED");
    assertThat(shop.catalog.calls()).isEqualTo(calls);
  }

  @Test
  void doubleTapsAtTheSameMomentPlaceOneOrder() throws Exception {
    Phone phone = shop.consumer();
    String key = Ids.next();
    Quantity free = shop.catalog.free();
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Phone.Answer>> taps = new ArrayList<>();
    try (ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        taps.add(
            fingers.submit(
                () -> {
                  go.await();
                  return phone.post("/api/orders", Phone.wish(shop.catalog.lotId(), "5"), key);
                }));
      }
      go.countDown();
    }
    Set<String> ids = new HashSet<>();
    for (Future<Phone.Answer> tap : taps) {
      assertThat(tap.get().status()).as(tap.get().raw().body()).isEqualTo(201);
      ids.add(tap.get().text("id"));
    }
    assertThat(ids).hasSize(1);
    assertThat(shop.catalog.free()).isEqualTo(free.minus(Quantity.of(5)));
  }
}
