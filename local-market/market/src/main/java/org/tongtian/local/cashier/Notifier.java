package org.tongtian.local.cashier;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells merchants of payments and refunds: signed, over HTTP, at once and by several workers, again
 * and again until the answer is 2xx. What is to be told is in the ledger, so a kill loses none;
 * what was delivered is written there a little later for many at once, so a kill may repeat some.
 */
final class Notifier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final int WORKERS = 64;
  private static final long WRITE_DELIVERED_MILLIS = 100;
  private static final long REPEAT_MILLIS = 100;
  private static final long AGAIN_MILLIS = 1_000;
  private static final Duration REFUND_AGAIN = Duration.ofSeconds(2);

  private final Ledger ledger;
  private final Refunds refunds;
  private final Keys keys;
  private final JsonMapper json;
  private final Semaphore workers = new Semaphore(WORKERS);
  private final LinkedBlockingQueue<String> delivered = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService agenda =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("agenda").factory());
  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(WORKERS)
                  .setMaxConnTotal(WORKERS)
                  .setDefaultConnectionConfig(
                      ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(1)).build())
                  .build())
          .setDefaultRequestConfig(
              RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(5)).build())
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .build();

  private record PaymentNews(
      String notificationId,
      String merchantId,
      String merchantOrderId,
      String transactionId,
      Money amount,
      Instant paidAt) {}

  private record RefundNews(
      String notificationId,
      String merchantId,
      String merchantOrderId,
      String refundId,
      Money amount,
      String state) {}

  Notifier(Ledger ledger, Refunds refunds, Keys keys, JsonMapper json) {
    this.ledger = ledger;
    this.refunds = refunds;
    this.keys = keys;
    this.json = json;
  }

  /** Begins to write down what was delivered. */
  void start() {
    later(this::writeDelivered, WRITE_DELIVERED_MILLIS);
  }

  /** Runs something at a time, off the clock's own thread. */
  void at(Instant when, Runnable task) {
    later(task, Duration.between(ledger.now(), when).toMillis());
  }

  private void later(Runnable task, long millis) {
    Runnable logged = () -> Thread.ofVirtual().start(() -> runLogged(task));
    try {
      var _ = agenda.schedule(logged, Math.max(0, millis), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.debug("The cashier closes; it will be seen to after the next start");
    }
  }

  /** What fails because the store is away is done once it is back: every task may run again. */
  private void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.warn("The cashier tries again in a moment: {}", failure.toString());
      later(task, AGAIN_MILLIS);
    }
  }

  /**
   * Tells of a payment when its time has come.
   *
   * @param repeats how often it is told again after it was taken
   */
  void tell(Payment paid, int repeats) {
    Payment.Notice notice = paid.notice();
    if (notice == null || notice.state() != Payment.NoticeState.WAITING) {
      return;
    }
    if (notice.nextAt().isAfter(ledger.now())) {
      at(notice.nextAt(), () -> deliver(paid, notice.attempts(), repeats));
    } else {
      Thread.ofVirtual().start(() -> runLogged(() -> deliver(paid, notice.attempts(), repeats)));
    }
  }

  private void deliver(Payment paid, int attempts, int repeats) {
    PaymentNews news =
        new PaymentNews(
            paid.notice().id(),
            paid.merchantId(),
            paid.merchantOrderId(),
            paid.id(),
            paid.amount(),
            paid.paidAt());
    if (isTaken(paid, paid.notifyUrl(), news, paid.merchantOrderId())) {
      delivered.add(paid.id());
      for (int i = 1; i <= repeats; i++) {
        later(
            () -> isTaken(paid, paid.notifyUrl(), news, paid.merchantOrderId()), i * REPEAT_MILLIS);
      }
      return;
    }
    Instant again = ledger.failed(paid, attempts + 1);
    if (again != null) {
      at(again, () -> deliver(paid, attempts + 1, repeats));
    }
  }

  /** Tells that a refund is through. */
  void tellRefund(Payment payment, String refundId) {
    PaidBack refund = payment.refund(refundId);
    RefundNews news =
        new RefundNews(
            Ids.next(),
            payment.merchantId(),
            payment.merchantOrderId(),
            refundId,
            refund.amount(),
            PaidBack.State.SUCCEEDED.name());
    if (isTaken(payment, refund.notifyUrl(), news, refundId)) {
      refunds.told(payment.id(), refundId);
    } else {
      at(ledger.now().plus(REFUND_AGAIN), () -> tellRefund(payment, refundId));
    }
  }

  private boolean isTaken(Payment payment, String url, Record news, String about) {
    try {
      workers.acquire();
      try {
        int status =
            send(keys.merchant(payment.merchantKeyId()), url, json.writeValueAsBytes(news));
        if (status / 100 != 2) {
          LOG.info("Notification of {} was answered with {}", about, status);
        }
        return status / 100 == 2;
      } finally {
        workers.release();
      }
    } catch (IOException unreachable) {
      LOG.info("Notification of {} did not arrive: {}", about, unreachable.toString());
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int send(Merchant merchant, String url, byte[] body) throws IOException {
    String timestamp = Long.toString(ledger.now().getEpochSecond());
    String nonce = Ids.next();
    ClassicHttpRequest request =
        ClassicRequestBuilder.post(url)
            .addHeader("Channel-Timestamp", timestamp)
            .addHeader("Channel-Nonce", nonce)
            .addHeader("Channel-Key-Id", keys.id())
            .addHeader("Channel-Signature", Signing.sign(merchant.hears(), body, timestamp, nonce))
            .setEntity(body, ContentType.APPLICATION_JSON)
            .build();
    return client.execute(
        request,
        response -> {
          EntityUtils.consume(response.getEntity());
          return response.getCode();
        });
  }

  private void writeDelivered() {
    List<String> ids = new ArrayList<>();
    delivered.drainTo(ids);
    try {
      if (!ids.isEmpty()) {
        ledger.delivered(ids);
      }
    } catch (RuntimeException failure) {
      LOG.warn("What was delivered is written down later: {}", failure.toString());
      delivered.addAll(ids);
    } finally {
      later(this::writeDelivered, WRITE_DELIVERED_MILLIS);
    }
  }

  @Override
  public void close() {
    agenda.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
