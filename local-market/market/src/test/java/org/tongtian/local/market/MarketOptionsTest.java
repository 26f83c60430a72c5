package org.tongtian.local.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketOptionsTest {

  @Test
  void withoutArgumentsItIsTheUsualMarket() {
    assertThat(MarketOptions.parse(List.of()))
        .isEqualTo(new MarketOptions(Path.of(".data"), Path.of("web/dist"), 8080, false, false));
  }

  @Test
  void everyOptionIsTaken() {
    assertThat(
            MarketOptions.parse(
                List.of(
                    "--processes", "--reset", "--port", "9000", "--data", "/d", "--site", "/s")))
        .isEqualTo(new MarketOptions(Path.of("/d"), Path.of("/s"), 9000, true, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--prot", "--port", "--port=1", "x"})
  void whatIsNotUnderstoodIsNamed(String argument) {
    assertThatThrownBy(() -> MarketOptions.parse(List.of(argument)))
        .isInstanceOf(MarketStartException.class)
        .hasMessageContaining(argument)
        .hasMessageContaining("./run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "65001", "-1", "abc"})
  void aPortOutOfRangeIsRefused(String port) {
    assertThatThrownBy(() -> MarketOptions.parse(List.of("--port", port)))
        .isInstanceOf(MarketStartException.class)
        .hasMessageContaining("1000");
  }
}
