package org.tongtian.bench.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongtian.bench.harness.machine.MemoryUse;
import org.tongtian.bench.harness.market.MarketUnderTest.Stopped;
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StartsTest {

  private static MarketStart start(int readyMillis, int rssMib, boolean idled, boolean clean) {
    MemoryUse memory = new MemoryUse(rssMib * 1024L, rssMib * 1000L, 2);
    return new MarketStart(
        Duration.ofMillis(readyMillis),
        memory,
        idled ? Optional.of(new MemoryUse(rssMib * 2048L, rssMib * 1024L, 2)) : Optional.empty(),
        new Stopped(Duration.ofMillis(500), clean),
        3 * 1024 * 1024,
        false);
  }

  private static Starts measured() {
    Starts starts = new Starts();
    starts.addFirst(start(12_000, 400, true, true));
    starts.addFirst(start(14_000, 500, false, true));
    starts.addAgain(start(9_000, 300, true, false));
    return starts;
  }

  private static JsonNode figures(Starts starts, String suffix) {
    Figures figures = new Figures();
    starts.addTo(figures, suffix);
    return JsonMapper.builder().build().readTree(figures.line());
  }

  @Test
  void firstStartsAndOthersAreKeptApart() {
    JsonNode figures = figures(measured(), "");

    assertThat(figures.path("ready_first_s").asDouble()).isEqualTo(13);
    assertThat(figures.path("ready_again_s").asDouble()).isEqualTo(9);
    assertThat(figures.path("ready_max_s").asDouble()).isEqualTo(14);
    assertThat(figures.path("rss_mib").asDouble()).isEqualTo(400);
    assertThat(figures.path("rss_idle_mib").asDouble()).isEqualTo(700);
    assertThat(figures.path("pss_mib").asDouble()).isCloseTo(400 * 1000 / 1024.0, within(0.001));
    assertThat(figures.path("stop_s").asDouble()).isEqualTo(0.5);
    assertThat(figures.path("data_mib").asDouble()).isEqualTo(3);
    assertThat(figures.path("starts").asInt()).isEqualTo(3);
    assertThat(figures.path("clean_stops").asInt()).isEqualTo(2);
  }

  @Test
  void aFormThatWasNotStartedHasNoFigures() {
    JsonNode figures = figures(new Starts(), "_processes");

    assertThat(figures.path("ready_first_processes_s").isNull()).isTrue();
    assertThat(figures.path("rss_processes_mib").isNull()).isTrue();
    assertThat(figures.path("starts_processes").asInt()).isZero();
  }

  @Test
  void theTableSaysHowManyStartsAreBehindEachFigure() {
    Table table = Table.of("start", "min", "median", "max", "n");
    measured().addTo(table, "one JVM");

    assertThat(table.text())
        .containsPattern("one JVM: ready, first start \\(s\\) +12\\.00 +13\\.00 +14\\.00 +2\\n")
        .containsPattern("one JVM: resident, idle \\(MiB\\) +600 +700 +800 +2\\n");
  }
}
