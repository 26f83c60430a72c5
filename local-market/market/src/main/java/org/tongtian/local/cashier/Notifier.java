package org.tongtian.local.cashier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells merchants of payments: signed, over HTTP, again and again until the answer is 2xx. What is
 * to be told is in the ledger, so a kill loses none.
 */
final class Notifier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final long LOOK_MILLIS = 500;

  private final Ledger ledger;
  private final StoredKey key;
  private final JsonMapper json;
  private final Semaphore wakes = new Semaphore(0);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final Thread worker;
  private volatile boolean running = true;

  private record Body(
      String notificationId,
      String merchantOrderId,
      String transactionId,
      Money amount,
      Instant paidAt) {}

  Notifier(Ledger ledger, StoredKey key, JsonMapper json) {
    this.ledger = ledger;
    this.key = key;
    this.json = json;
    this.worker = Thread.ofVirtual().name("cashier-notifier").unstarted(this::run);
  }

  void start() {
    worker.start();
  }

  /** Says that there is something to tell; a missed call only delays it. */
  void wake() {
    wakes.release();
  }

  private void run() {
    while (running) {
      try {
        if (wakes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          wakes.drainPermits();
        }
        for (Payment payment : ledger.noticesToSend()) {
          Thread.ofVirtual().start(() -> deliver(payment));
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failure) {
        LOG.warn("Notifications wait for the next round: {}", failure.toString());
      }
    }
  }

  private void deliver(Payment payment) {
    try {
      int status = send(payment);
      if (status / 100 == 2) {
        ledger.delivered(payment);
        return;
      }
      LOG.info("Notification of {} was answered with {}", payment.merchantOrderId(), status);
    } catch (IOException unreachable) {
      LOG.info(
          "Notification of {} did not arrive: {}",
          payment.merchantOrderId(),
          unreachable.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    ledger.failed(payment);
  }

  private int send(Payment payment) throws IOException, InterruptedException {
    byte[] body =
        json.writeValueAsBytes(
            new Body(
                payment.notice().id(),
                payment.merchantOrderId(),
                payment.id(),
                payment.amount(),
                payment.paidAt()));
    String timestamp = Long.toString(ledger.now().getEpochSecond());
    String nonce = Ids.next();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(payment.notifyUrl()))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("Channel-Timestamp", timestamp)
            .header("Channel-Nonce", nonce)
            .header("Channel-Key-Id", key.id())
            .header("Channel-Signature", Ed25519.sign(key, body, timestamp, nonce))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    running = false;
    worker.interrupt();
    client.close();
  }
}
