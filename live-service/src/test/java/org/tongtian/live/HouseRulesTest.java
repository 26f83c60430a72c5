package org.tongtian.live;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.testing.HouseRules;

class HouseRulesTest {

  @Test
  void theServiceKeepsTheRulesOfTheHouse() {
    HouseRules.check("org.tongtian.live");
  }
}
