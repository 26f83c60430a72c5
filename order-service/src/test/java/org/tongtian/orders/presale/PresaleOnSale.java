package org.tongtian.orders.presale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.PresaleMarket;
import org.tongtian.orders.testing.Shop;

/** A market of its own for a test class, where each test has a new presale and a new buyer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PresaleOnSale {

  final PresaleMarket market = new PresaleMarket();
  final Shop shop = market.shop();

  Phone buyer;

  /** 6.50 a jin, 30 % deposit, 5 business days for the balance. */
  FakeLot lot;

  @BeforeEach
  void aPresaleIsOnSale() {
    buyer = shop.consumer();
    lot = market.presale();
  }

  @AfterAll
  void stop() {
    market.close();
  }
}
