package org.tongtian.settlement;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.testing.HouseRules;

class HouseRulesTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("org.tongtian.settlement");
  }
}
