package org.tongtian.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KillerTest {

  @Test
  void twentyProcessesInTurnAndRedisEmptiedNowAndThen() {
    List<String> targets = Killer.targets(SaleUnderFaults.FULL);
    assertThat(targets).hasSize(24).filteredOn(Victims.FLUSH::equals).hasSize(4);
    assertThat(targets.stream().filter(each -> !each.equals(Victims.FLUSH)).limit(5))
        .containsExactly("order-service", "catalog-service", "stores", "redis", "order-service");
    assertThat(Killer.targets(SaleUnderFaults.QUICK))
        .containsExactly("redis", "redis", Victims.FLUSH);
  }

  @Test
  void aSeedRepeatsWhatPhonesDo() {
    assertThat(Choice.of(new SplittableRandom(7), SaleUnderFaults.FULL))
        .isEqualTo(Choice.of(new SplittableRandom(7), SaleUnderFaults.FULL))
        .isNotEqualTo(Choice.of(new SplittableRandom(8), SaleUnderFaults.FULL));
  }
}
