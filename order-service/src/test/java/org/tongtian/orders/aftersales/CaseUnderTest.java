package org.tongtian.orders.aftersales;

import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** A shop with a new buyer, and the co-operative that decides about the buyer's cases. */
abstract class CaseUnderTest {

  static final String RETURN_TO = "{\"returnTo\":\"猴场镇 1 号 李社长\",\"text\":\"请寄回\"}";
  static final String WORDS = "{\"text\":\"照片看不出来\"}";

  final Shop shop = Shop.shared();
  final Cases cases = new Cases(shop);
  final Phone buyer = shop.consumer();
  final Phone coop = shop.manager();
}
