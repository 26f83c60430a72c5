package org.tongtian.local.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two commands of the README keep to their checkout. */
class ScriptsTest {

  private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();

  @TempDir private Path elsewhere;

  @ParameterizedTest
  @ValueSource(strings = {"run", "test", "local-market/tools.sh"})
  void nothingIsWrittenToAPlaceThatOthersShare(String script) throws IOException {
    assertThat(Files.readString(CHECKOUT.resolve(script))).doesNotContain("/tmp", "/var");
  }

  @Test
  void logsOfBuildingLieInTheCheckoutWhereverOneStands() throws Exception {
    Process bash =
        new ProcessBuilder(
                "bash", "-c", ". \"$0\" && echo \"$logs\"", CHECKOUT + "/local-market/tools.sh")
            .directory(elsewhere.toFile())
            .start();

    assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(bash.inputReader().readLine()).isEqualTo(CHECKOUT.resolve("target").toString());
    assertThat(CHECKOUT.resolve("target")).isDirectory();
  }
}
