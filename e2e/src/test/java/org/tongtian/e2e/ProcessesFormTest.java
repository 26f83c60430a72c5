package org.tongtian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongtian.local.market.Part;
import tools.jackson.databind.JsonNode;

/** The market with one process for each service, and what is left of it when it is killed. */
class ProcessesFormTest {

  private static final int PORT = 19_180;

  @TempDir private Path folder;

  @Test
  void everyServiceHasItsProcessAndNoneOutlivesTheMarket() {
    try (MarketProcess market = new MarketProcess(folder.resolve("data"), PORT)) {
      market.start("--processes");
      List<ProcessHandle> parts = parts(market);
      assertThat(parts)
          .hasSameSizeAs(Part.values())
          .doesNotHaveDuplicates()
          .allMatch(ProcessHandle::isAlive);

      market.kill();

      Waiting.until(
          "the end of all processes", () -> parts.stream().noneMatch(ProcessHandle::isAlive));
      market.start("--processes");
      assertThat(parts(market)).allMatch(ProcessHandle::isAlive);
    }
  }

  private static List<ProcessHandle> parts(MarketProcess market) {
    List<ProcessHandle> parts = new ArrayList<>();
    for (JsonNode service : market.description().get("services")) {
      parts.add(ProcessHandle.of(service.get("pid").asLong()).orElseThrow());
    }
    return parts;
  }
}
