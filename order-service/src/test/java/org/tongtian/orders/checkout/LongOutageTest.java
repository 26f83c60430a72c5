package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/**
 * An attempt that may have happened is undone under its id, and the next one has another: the
 * buyer's key outlives all of them.
 */
class LongOutageTest {

  private final Shop shop = Shop.withoutSweeps();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void aPhoneThatAsksAllThroughAnOutageIsServedUnderTheSameKeyAfterIt() {
    Phone buyer = shop.consumer();
    String key = Ids.next();
    String wish = Phone.wish(shop.catalog.lotId(), "1");
    shop.catalog.broken(true);
    for (int i = 0; i < 120; i++) {
      assertThat(buyer.post(Shop.PURCHASES, wish, key).code()).isEqualTo("order.stock_unreachable");
    }
    shop.catalog.broken(false);
    Shop.await("it is placed", () -> buyer.post(Shop.PURCHASES, wish, key).status() == 201);
    String id = buyer.post(Shop.PURCHASES, wish, key).text("id");
    assertThat(buyer.post(Shop.PURCHASES, wish, key).text("id")).isEqualTo(id);
    assertThat(shop.count()).as("one order").isEqualTo(1);
  }
}
