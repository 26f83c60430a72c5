package org.tongtian.local.wechatpay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the merchant what happened: sealed with the API v3 key, signed, and again after ever longer
 * pauses until the answer is 200 or 204.
 */
final class Messenger implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

  private final Merchant merchant;
  private final PlatformKey key;
  private final Clock clock;
  private final JsonMapper json;
  private final List<Duration> pauses;
  private final List<Integer> answers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  /**
   * @param pauses between one attempt and the next; when they are used up it gives up
   */
  Messenger(
      Merchant merchant, PlatformKey key, Clock clock, JsonMapper json, List<Duration> pauses) {
    this.merchant = merchant;
    this.key = key;
    this.clock = clock;
    this.json = json;
    this.pauses = List.copyOf(pauses);
  }

  /** What the merchant answered so far; 0 stands for no answer. */
  synchronized List<Integer> answers() {
    return List.copyOf(answers);
  }

  /** Begins to tell it. */
  void tell(String url, String event, String originalType, Object resource) {
    String body = body(event, originalType, json.writeValueAsString(resource));
    threads.execute(() -> repeat(url, body));
  }

  private String body(String event, String originalType, String text) {
    Map<String, Object> resource =
        new LinkedHashMap<>(PlatformKey.sealed(merchant.apiV3Key(), originalType, text));
    resource.put("original_type", originalType);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("create_time", WeChatDesk.time(clock.instant()));
    body.put("resource_type", "encrypt-resource");
    body.put("event_type", event);
    body.put("summary", "simulated");
    body.put("resource", resource);
    return json.writeValueAsString(body);
  }

  private void repeat(String url, String body) {
    try {
      for (Duration pause : pauses) {
        if (isTaken(url, body)) {
          return;
        }
        Thread.sleep(pause);
      }
      if (!isTaken(url, body)) {
        LOG.warn("A notification was given up");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTaken(String url, String body) throws InterruptedException {
    int status = send(url, body);
    synchronized (this) {
      answers.add(status);
    }
    return status == 200 || status == 204;
  }

  private int send(String url, String body) throws InterruptedException {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String nonce = PlatformKey.nonce();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("Wechatpay-Timestamp", timestamp)
            .header("Wechatpay-Nonce", nonce)
            .header("Wechatpay-Serial", key.serial())
            .header("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048")
            .header("Wechatpay-Signature", key.sign(timestamp, nonce, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      LOG.info("A notification did not arrive: {}", unreachable.toString());
      return 0;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.shutdownNow();
  }
}
