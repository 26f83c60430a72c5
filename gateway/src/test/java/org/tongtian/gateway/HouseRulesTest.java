package org.tongtian.gateway;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.testing.HouseRules;

class HouseRulesTest {

  @Test
  void theGatewayKeepsTheRulesOfTheHouse() {
    HouseRules.check("org.tongtian.gateway");
  }
}
