package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** Sold out turns back though people never stop asking. */
class SoldOutStampedeTest {

  @Test
  void whatComesBackIsSoldWhileEverybodyGoesOnAsking() {
    try (Shop shop = Shop.own(Map.of("tongtian.checkout.sold-out-for", "PT0.5S"))) {
      Phone buyer = shop.consumer();
      String wish = Wish.of(shop.catalog.potatoes(), "5").json();
      shop.catalog.stock(shop.catalog.potatoes(), Quantity.ZERO);
      assertThat(buyer.post(Shop.PURCHASES, wish).code()).isEqualTo(SoldOut.CODE);
      int asked = shop.catalog.calls();
      assertThat(buyer.post(Shop.PURCHASES, wish).code()).isEqualTo(SoldOut.CODE);
      assertThat(shop.catalog.calls()).as("remembered").isEqualTo(asked);
      shop.catalog.stock(shop.catalog.potatoes(), Quantity.of(5));
      Shop.await("it is sold", () -> buyer.post(Shop.PURCHASES, wish).status() == 201);
    }
  }
}
