package org.tongtian.bench.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerCpuTest {

  @Test
  void theChildrenOfTheShellAreItsLastLine() {
    String output = "tps = 812.3\n0m0.001s 0m0.002s\n1m2.500s 0m0.750s\n";

    assertThat(ServerCpu.ofChildren(output)).isEqualTo(63.25);
    assertThat(ServerCpu.ofChildren("tps = 812.3\n")).isZero();
  }
}
