package org.tongtian.orders;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.testing.HouseRules;

class HouseRulesTest {

  @Test
  void theHouseRulesHold() {
    HouseRules.check("org.tongtian.orders");
  }
}
