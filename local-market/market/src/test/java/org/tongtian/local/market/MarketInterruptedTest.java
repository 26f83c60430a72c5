package org.tongtian.local.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market that is ended while it starts, as a process of its own, leaves no process behind. */
class MarketInterruptedTest {

  private static final int SECONDS = 120;
  private static final int INTERRUPTED = 128 + 2;

  @TempDir private Path data;
  @TempDir private Path site;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    ours().forEach(ProcessHandle::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--processes"})
  void controlCWhileTheStoresStartLeavesNothing(String form) throws Exception {
    Process market = start("market", form);
    ProcessHandle redis = awaitRedis();

    interrupt(market);

    assertThat(market.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(market.exitValue()).isEqualTo(INTERRUPTED);
    assertThat(redis.isAlive()).isFalse();
    assertThat(ours()).isEmpty();
    assertThat(output("market")).contains("has stopped").doesNotContain("Exception", "open.");
  }

  @Test
  void theRedisOfAKilledMarketIsTakenOverByTheNext() throws Exception {
    Process killed = start("killed", "");
    ProcessHandle left = awaitRedis();
    killed.destroyForcibly().waitFor();
    assertThat(left.isAlive()).isTrue();

    Process next = start("next", "");

    Awaitility.await()
        .atMost(SECONDS, TimeUnit.SECONDS)
        .until(() -> !next.isAlive() || output("next").contains("catalog-service"));
    assertThat(left.isAlive()).isFalse();
    assertThat(next.isAlive()).as(output("next")).isTrue();
    interrupt(next);
    assertThat(next.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(ours()).isEmpty();
  }

  @Test
  void thePartsOfAKilledMarketEndByThemselves() throws Exception {
    Process market = start("market", "--processes");
    awaitRedis();

    market.destroyForcibly().waitFor();

    Awaitility.await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> ours().isEmpty());
  }

  @Test
  void aMarketThatCannotStartSaysWhyAndNothingElse() throws Exception {
    Files.createDirectories(data.resolve("strange"));
    Process market = start("market", "--reset");

    assertThat(market.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(market.exitValue()).isEqualTo(1);
    assertThat(output("market").lines())
        .singleElement()
        .asString()
        .contains("does not look like a market's data");
  }

  private Process start(String name, String form) throws IOException {
    List<String> command = new ArrayList<>();
    // Where this test runs in the background of a script, Ctrl-C would be ignored by inheritance.
    command.addAll(List.of("env", "--default-signal=INT,TERM"));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx448m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dorg.springframework.boot.logging.LoggingSystem=none");
    command.add("-Dtongtian.log=" + site.resolve(name + ".log"));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    command.add(MarketMain.class.getName());
    command.addAll(List.of("--data", data.toString(), "--site", site.toString()));
    command.addAll(List.of("--port", Integer.toString(Ports.freeBlock())));
    if (!form.isEmpty()) {
      command.add(form);
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(site.resolve(name).toFile())
            .start();
    started.add(process);
    return process;
  }

  private ProcessHandle awaitRedis() {
    return Awaitility.await()
        .atMost(SECONDS, TimeUnit.SECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .until(this::redisProcess, Optional::isPresent)
        .orElseThrow();
  }

  private Optional<ProcessHandle> redisProcess() throws IOException {
    Path pid = data.resolve("redis/redis.pid");
    String text = Files.exists(pid) ? Files.readString(pid).strip() : "";
    return text.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(text));
  }

  /** Every living process that works on this market's data, the market itself aside. */
  private List<ProcessHandle> ours() {
    return ProcessHandle.allProcesses()
        .filter(process -> started.stream().noneMatch(each -> each.pid() == process.pid()))
        .filter(this::worksOnOurData)
        .toList();
  }

  /** A part names the data in its arguments; Redis hides its own, but works in the folder. */
  private boolean worksOnOurData(ProcessHandle process) {
    Path facts = Path.of("/proc", Long.toString(process.pid()));
    try {
      return Files.readString(facts.resolve("cmdline")).contains(data.toString())
          || Files.readSymbolicLink(facts.resolve("cwd")).startsWith(data);
    } catch (IOException gone) {
      return false;
    }
  }

  private String output(String name) throws IOException {
    return Files.readString(site.resolve(name));
  }

  private static void interrupt(Process market) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(market.pid())).start().waitFor();
  }
}
