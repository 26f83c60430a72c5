package org.tongtian.bench.harness.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketVersionsTest {

  @Test
  void versionsAreThoseOnTheClassPath() {
    String classPath =
        "/m2/spring-boot/4.1.1/spring-boot-4.1.1.jar:/m2/x/spring-boot-websocket-4.1.0.jar"
            + ":/m2/lettuce-core/7.5.2.RELEASE/lettuce-core-7.5.2.RELEASE.jar";

    assertThat(MarketVersions.onClassPath(classPath))
        .isEqualTo(Map.of("spring-boot", "4.1.1", "lettuce-core", "7.5.2.RELEASE"));
  }

  @Test
  void aMarketThatWasNeverBuiltHasNoVersions(@TempDir Path nothing) {
    assertThat(MarketVersions.of(nothing)).doesNotContainKey("spring-boot");
  }
}
