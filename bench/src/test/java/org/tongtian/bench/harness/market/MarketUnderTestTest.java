package org.tongtian.bench.harness.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tongtian.bench.harness.market.MarketUnderTest.Stopped;

/**
 * Starts and ends a script in the place of {@code ./run}, with processes below it as a market has.
 */
@Timeout(120)
class MarketUnderTestTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OPEN = "echo '同田 Tongtian is open.'\n";
  private static final String ENDS_CLEANLY =
      "trap 'kill $part; wait $part; exit 0' INT\nwhile true; do sleep 0.05; done\n";

  @TempDir private Path folder;

  private final AtomicInteger healthQuestions = new AtomicInteger();
  private HttpServer service;
  private MarketUnderTest market;

  @BeforeEach
  void startService() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/actuator/health/readiness",
        call -> {
          call.sendResponseHeaders(healthQuestions.incrementAndGet() < 3 ? 503 : 200, -1);
          call.close();
        });
    service.start();
  }

  @AfterEach
  void endAll() {
    if (market != null) {
      market.stop();
    }
    service.stop(0);
  }

  private MarketUnderTest launch(String script) throws IOException {
    Path run = folder.resolve("run");
    Files.writeString(run, "#!/usr/bin/env bash\n" + script);
    assertThat(run.toFile().setExecutable(true)).isTrue();
    market =
        MarketUnderTest.launch(
            new MarketSettings(folder, folder.resolve("data"), true, Map.of("EXTRA", "more")));
    return market;
  }

  private String market() {
    return """
        data=$2
        mkdir -p "$data"
        echo "$@ $EXTRA" >"$data/arguments"
        sleep 600 & part=$!
        echo '[  0.0 s] gateway  starting …'
        cat >"$data/market.json" <<END
        {"gateway": "http://127.0.0.1:%1$d", "startedAt": "2026-11-22T03:00:00Z", "more": 1,
         "services": [{"name": "stores", "url": "mongodb://127.0.0.1:1", "pid": $part},
                      {"name": "gateway", "url": "http://127.0.0.1:%1$d", "pid": $$}],
         "accounts": [{"name": "小李", "phone": "13900000001", "code": "123456", "role": "CONSUMER", "party": null},
                      {"name": "王", "phone": "13900000002", "code": "123457", "role": "HOST", "party": "村播"}]}
        END
        """
        .formatted(service.getAddress().getPort());
  }

  @Test
  void aMarketIsReadyWhenItIsOpenAndItsServicesSaySo() throws Exception {
    launch(market() + OPEN + ENDS_CLEANLY);

    assertThat(market.awaitReady(PATIENCE)).isPositive();

    assertThat(healthQuestions).hasValue(3);
    assertThat(market.hadToBePrepared()).isFalse();
    assertThat(Files.readString(folder.resolve("data/arguments")))
        .matches("--data \\S+/data --port [23]\\d{4} --processes more\\n");
    assertThat(market.file().people("CONSUMER"))
        .singleElement()
        .satisfies(person -> assertThat(person.name()).isEqualTo("小李"));
    assertThat(market.file().service("stores")).isPresent();
    assertThat(market.memory().rssKib()).isPositive();
  }

  @Test
  void itEndsWithAllThatItStartedAndNothingElse() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "600").start();
    launch(market() + OPEN + ENDS_CLEANLY);
    market.awaitReady(PATIENCE);
    Set<Long> pids = market.pids();

    Stopped stopped = market.stop();

    assertThat(stopped.clean()).isTrue();
    assertThat(pids).hasSizeGreaterThanOrEqualTo(2).noneMatch(MarketUnderTestTest::isAlive);
    assertThat(market.stop()).isEqualTo(stopped);
    assertThat(bystander.isAlive()).isTrue();
    bystander.destroyForcibly();
  }

  @Test
  void whatTheMarketLeavesBehindIsEndedAndToldApart() throws Exception {
    launch(market() + OPEN + "trap 'exit 1' INT\nwhile true; do sleep 0.05; done\n");
    market.awaitReady(PATIENCE);
    Set<Long> pids = market.pids();

    assertThat(market.stop(Duration.ofSeconds(1)).clean()).isFalse();
    assertThat(pids).noneMatch(MarketUnderTestTest::isAlive);
  }

  @Test
  void aMarketThatDoesNotStartSaysWhyInItsOwnWords() throws Exception {
    launch("echo 'Port 8080 (gateway) is in use.'\nexit 1\n");

    assertThatThrownBy(() -> market.awaitReady(PATIENCE))
        .isInstanceOf(MarketFailedException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("Port 8080 (gateway) is in use.");
    assertThatThrownBy(market::file).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMarketThatDiesWhileItStartsIsNotWaitedFor() throws Exception {
    launch(market().replace("sleep 600", "sleep 20") + "exit 1\n");

    assertThatThrownBy(() -> market.awaitReady(PATIENCE))
        .isInstanceOf(MarketFailedException.class)
        .hasMessageContaining("did not start");
  }

  @Test
  void patienceEnds() throws Exception {
    launch(market() + ENDS_CLEANLY);

    assertThatThrownBy(() -> market.awaitReady(Duration.ofMillis(200)))
        .isInstanceOf(MarketTooSlowException.class)
        .hasMessageContaining("was not open after");
  }

  @Test
  void aBuildIsNoPartOfAStart() throws Exception {
    launch("echo 'Building the services …'\nsleep 0.5\n" + market() + OPEN + ENDS_CLEANLY);

    market.awaitReady(PATIENCE);

    assertThat(market.hadToBePrepared()).isTrue();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
