package org.tongtian.bench.harness.market;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.http.LocalTarget;
import org.tongtian.bench.harness.market.MarketFile.Service;

/** Asks a market's services whether they are ready. */
final class Health {

  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 20;

  private Health() {}

  /** Waits until each of them is. */
  static void await(MarketFile market, long deadlineNanos) throws InterruptedException {
    for (Service service : market.services()) {
      if (service.answersHealth()) {
        await(service, deadlineNanos);
      }
    }
  }

  private static void await(Service service, long deadlineNanos) throws InterruptedException {
    try (LocalHttp http = new LocalHttp(LocalTarget.of(service.url()), 1, ANSWER)) {
      while (!isReady(http)) {
        if (System.nanoTime() - deadlineNanos > 0) {
          throw new MarketFailedException(service.name() + " is not ready");
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException failure) {
      throw new MarketFailedException(service.name() + " was not asked to its end", failure);
    }
  }

  private static boolean isReady(LocalHttp http) {
    try {
      return http.get("/actuator/health/readiness", Map.of()).isSuccess();
    } catch (IOException notYet) {
      return false;
    }
  }
}
