package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.testing.Shop;

/** An auditor to whom a sound shop has nothing to say. */
public final class SilentAudit {

  private static final int ALL = 100_000;

  private SilentAudit() {}

  /** The market's own orders, payments and refunds agree; books there are none in such a shop. */
  public static void of(Shop shop, String place) {
    assertThat(
            shop.orders
                .part(OrderAudit.class)
                .check(shop.orders.part(OrderService.class).after(null, ALL))
                .findings())
        .as(place)
        .filteredOn(one -> one.kind() != Finding.Kind.SALE_NOT_BOOKED)
        .isEmpty();
  }
}
