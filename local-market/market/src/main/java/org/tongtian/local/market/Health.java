package org.tongtian.local.market;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until a service says that it is ready. */
final class Health {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Health() {}

  static void await(String url) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!isReady(http, question)) {
        if (System.nanoTime() > deadline) {
          throw new MarketStartException(
              url + " did not become ready; see the logs in the data folder");
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MarketStartException("The start was interrupted", stopped);
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest question)
      throws InterruptedException {
    try {
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
