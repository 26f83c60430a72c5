package org.tongtian.bench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tongtian.bench.harness.UsageException;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.http.LocalTarget;

/**
 * Loads against a small real HTTP server. The time limit only keeps a driver that never ends from
 * hanging the build.
 */
@Timeout(60)
class LoadDriverTest {

  private static final int CLIENTS = 4;

  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService serving = Executors.newCachedThreadPool();
  private HttpServer server;
  private LocalHttp http;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serving);
    server.createContext("/", this::answer);
    server.start();
    http =
        new LocalHttp(
            LocalTarget.of("http://127.0.0.1:" + server.getAddress().getPort()),
            CLIENTS,
            Duration.ofSeconds(20));
  }

  @AfterEach
  void stopServer() throws IOException {
    http.close();
    server.stop(0);
    serving.shutdownNow();
  }

  /** Of four calls two are accepted, one is refused, one breaks. */
  private void answer(HttpExchange call) throws IOException {
    int status =
        switch (asked.getAndIncrement() % 4) {
          case 0, 1 -> 201;
          case 2 -> 409;
          default -> 500;
        };
    call.getRequestBody().readAllBytes();
    call.sendResponseHeaders(status, -1);
    call.close();
  }

  private Outcome buy(LoadClient client) throws IOException {
    Answer answer = http.post("/orders", Map.of("X-Client", "" + client.number()), "{}");
    return switch (answer.status()) {
      case 201 -> Outcome.ACCEPTED;
      case 409 -> Outcome.REFUSED;
      default -> throw new IOException("Broken: " + answer.status());
    };
  }

  private static LoadPlan plan(Duration warmUp, Duration measured) {
    return new LoadPlan(CLIENTS, warmUp, measured, 1, List.of());
  }

  @Test
  void aClosedLoopEndsByItselfAndCountsEachOutcomeApart() throws InterruptedException {
    LoadResult result =
        new LoadDriver(plan(Duration.ZERO, Duration.ofMillis(500))).closedLoop(this::buy);

    long accepted = result.accepted().count();
    long refused = result.refused().count();
    long failed = result.failed().count();
    assertThat(accepted + refused + failed).isEqualTo(asked.get()).isPositive();
    assertThat(accepted).isEqualTo(served(0) + served(1));
    assertThat(refused).isEqualTo(served(2));
    assertThat(failed).isEqualTo(served(3));
    assertThat(result.failures()).containsExactly("java.io.IOException: Broken: 500");
    assertThat(result.acceptedPerSecond()).isEqualTo(accepted * 2.0);
    assertThat(result.refusedPerSecond()).isEqualTo(refused * 2.0);
    assertThat(result.accepted().millis(50)).isPositive();
  }

  private int served(int kind) {
    return (asked.get() + 3 - kind) / 4;
  }

  @Test
  void afterItsEndNothingIsSent() throws InterruptedException {
    new LoadDriver(plan(Duration.ZERO, Duration.ofMillis(200))).closedLoop(this::buy);
    int atTheEnd = asked.get();

    server.stop(0);
    serving.shutdown();

    assertThat(serving.awaitTermination(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    assertThat(asked).hasValue(atTheEnd);
  }

  @Test
  void aFixedRateSendsWhatWasDueAndNoMore() throws InterruptedException {
    LoadResult result =
        new LoadDriver(plan(Duration.ZERO, Duration.ofSeconds(1))).fixedRate(100, this::buy);

    long recorded = result.accepted().count() + result.refused().count() + result.failed().count();
    assertThat(recorded + result.unsent()).isEqualTo(100);
    assertThat(recorded).isEqualTo(asked.get()).isPositive();
  }

  @Test
  void theWarmUpIsSentButNotCounted() throws InterruptedException {
    LoadResult result =
        new LoadDriver(plan(Duration.ofMillis(500), Duration.ofMillis(500)))
            .fixedRate(100, this::buy);

    long recorded = result.accepted().count() + result.refused().count() + result.failed().count();
    assertThat(recorded + result.unsent()).isEqualTo(50);
    assertThat(asked.get()).isGreaterThan((int) recorded);
  }

  @Test
  void eachClientActsAndHasTheSameChanceForTheSameSeed() throws InterruptedException {
    Map<Integer, Long> firstRun = firstNumbers();

    assertThat(firstRun).hasSize(CLIENTS);
    assertThat(Set.copyOf(firstRun.values())).hasSize(CLIENTS);
    assertThat(firstNumbers()).isEqualTo(firstRun);
  }

  private static Map<Integer, Long> firstNumbers() throws InterruptedException {
    Map<Integer, Long> first = new ConcurrentHashMap<>();
    Operation draw =
        client -> {
          first.putIfAbsent(client.number(), client.random().nextLong());
          return Outcome.ACCEPTED;
        };
    // On a busy machine a client may be started after the end of a short run: then run again.
    while (first.size() < CLIENTS) {
      new LoadDriver(plan(Duration.ZERO, Duration.ofMillis(50))).closedLoop(draw);
    }
    return first;
  }

  @Test
  void aServerThatIsGoneIsAllFailures() throws InterruptedException {
    server.stop(0);

    LoadResult result =
        new LoadDriver(plan(Duration.ZERO, Duration.ofMillis(100))).closedLoop(this::buy);

    assertThat(result.accepted().count()).isZero();
    assertThat(result.refused().count()).isZero();
    assertThat(result.failed().count()).isPositive();
    assertThat(result.failures()).isNotEmpty();
  }

  @Test
  void aRateOfNothingIsRefused() {
    LoadDriver driver = new LoadDriver(plan(Duration.ZERO, Duration.ofSeconds(1)));

    for (double rate : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> driver.fixedRate(rate, this::buy))
          .isInstanceOf(UsageException.class);
    }
    assertThat(asked).hasValue(0);
  }
}
