package org.tongtian.brand;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.testing.HouseRules;

/** The rules of the house hold in this service. */
class HouseRulesTest {

  @Test
  void rulesHold() {
    HouseRules.check("org.tongtian.brand");
  }
}
