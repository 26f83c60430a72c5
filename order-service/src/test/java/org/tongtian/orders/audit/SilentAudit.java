package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.testing.Shop;

/** An auditor to whom a sound shop has nothing to say. */
public final class SilentAudit {

  private static final int ALL = 100_000;

  private SilentAudit() {}

  /** The market's own orders, payments and refunds agree; books there are none in such a shop. */
  public static void of(Shop shop, String place) {
    List<Order> all = shop.orders.part(OrderService.class).after(null, ALL);
    assertThat(all).as(place).isNotEmpty();
    assertThat(shop.orders.part(OrderAudit.class).check(all).findings())
        .as(place)
        .filteredOn(one -> one.kind() != Finding.Kind.SALE_NOT_BOOKED)
        .isEmpty();
  }
}
