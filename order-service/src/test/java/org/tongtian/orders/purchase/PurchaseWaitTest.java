package org.tongtian.orders.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** A phone hears of its payment with one request that waits. */
class PurchaseWaitTest {

  private static final String ID = "purchase";

  /** Longer than anybody waits for a test: only a change ends it, or a look of its own. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final PurchaseWatch watch = new PurchaseWatch();
  private final AtomicInteger state = new AtomicInteger();
  @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Test
  void whoWaitsIsAnsweredOnceItIsPaid() throws Exception {
    String id = shop.place(buyer, Wish.of(shop.catalog.potatoes(), "2")).text("id");
    Future<Phone.Answer> waiting =
        threads.submit(() -> buyer.get(Shop.PURCHASES + "/" + id + "?wait=8"));
    shop.pay(id);
    assertThat(waiting.get().text("state")).isEqualTo("PAID");
    Phone.Answer later = buyer.get(Shop.PURCHASES + "/" + id + "?wait=8");
    assertThat(later.text("state")).isEqualTo("PAID");
    assertThat(later.text("payment", "state")).isEqualTo("PAID");
  }

  @Test
  void whatNobodyPaysIsToldAsItIsWhenTheTimeIsOver() {
    String id = shop.place(buyer, Wish.of(shop.catalog.potatoes(), "2")).text("id");
    assertThat(buyer.get(Shop.PURCHASES + "/" + id + "?wait=1").text("state"))
        .isEqualTo("PENDING_PAYMENT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "9", "0.5", "x"})
  void nobodyWaitsForEver(String wait) {
    String id = shop.place(buyer, Wish.of(shop.catalog.potatoes(), "2")).text("id");
    assertThat(buyer.get(Shop.PURCHASES + "/" + id + "?wait=" + wait).status()).isEqualTo(400);
  }

  @Test
  void aForeignPurchaseIsUnknownHoweverLongSomebodyWaits() {
    String id = shop.place(buyer, Wish.of(shop.catalog.potatoes(), "2")).text("id");
    assertThat(shop.consumer().get(Shop.PURCHASES + "/" + id + "?wait=8").code())
        .isEqualTo("purchase.unknown");
  }

  @Test
  void everybodyWhoWaitsLooksAgainWhenSomethingChanged() throws Exception {
    Future<Integer> one = waits();
    Future<Integer> other = waits();
    change();
    assertThat(one.get()).isEqualTo(1);
    assertThat(other.get()).isEqualTo(1);
  }

  @Test
  void aLookThatFailsEndsTheWaitAndLeavesTheOthersWaiting() throws Exception {
    Future<Integer> other = waits();
    assertThatThrownBy(() -> watch.await(ID, LONG, PurchaseWaitTest::fails, seen -> true))
        .hasMessage("away");
    change();
    assertThat(other.get()).isEqualTo(1);
  }

  @Test
  void whatAnotherInstanceDecidesIsSeenToo() {
    AtomicInteger looks = new AtomicInteger();
    assertThat(watch.await(ID, LONG, looks::incrementAndGet, seen -> seen == 2)).isEqualTo(2);
  }

  /** Somebody who has looked once and waits for a change. */
  private Future<Integer> waits() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    Supplier<Integer> look =
        () -> {
          int seen = state.get();
          looked.countDown();
          return seen;
        };
    Future<Integer> waiting = threads.submit(() -> watch.await(ID, LONG, look, seen -> seen == 1));
    looked.await();
    return waiting;
  }

  private void change() {
    state.set(1);
    watch.changed(ID);
  }

  private static Integer fails() {
    throw new IllegalStateException("away");
  }
}
