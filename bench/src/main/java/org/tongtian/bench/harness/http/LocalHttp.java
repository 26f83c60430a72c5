package org.tongtian.bench.harness.http;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to a server on this machine, one kept connection for each client. Nothing is retried,
 * redirected, cached or decompressed behind the benchmark's back, and no more is done than HTTP
 * needs: who sends the load shares the processors with what is measured. Thread-safe.
 */
public final class LocalHttp implements AutoCloseable {

  /** Shorter than any server of the benchmarks keeps a silent connection. */
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final LocalTarget target;
  private final HttpRequester http;
  private final Timeout patience;
  private volatile long usedAt = System.nanoTime();

  /**
   * @param clients how many may call at the same time
   * @param patience how long one answer may take until the call counts as failed
   */
  public LocalHttp(LocalTarget target, int clients, Duration patience) {
    this.target = target;
    this.patience = Timeout.of(patience);
    this.http =
        RequesterBootstrap.bootstrap()
            .setSocketConfig(
                SocketConfig.custom().setSoTimeout(this.patience).setTcpNoDelay(true).build())
            .setMaxTotal(clients)
            .setDefaultMaxPerRoute(clients)
            .create();
  }

  /** Asks without a body. */
  public Answer get(String path, Map<String, String> headers) throws IOException {
    return send("GET", path, headers, null);
  }

  /**
   * Sends JSON.
   *
   * @param json the body as text
   */
  public Answer post(String path, Map<String, String> headers, String json) throws IOException {
    return send("POST", path, headers, json);
  }

  /**
   * Puts JSON in place.
   *
   * @param json the body as text
   */
  public Answer put(String path, Map<String, String> headers, String json) throws IOException {
    return send("PUT", path, headers, json);
  }

  private Answer send(String method, String path, Map<String, String> headers, String json)
      throws IOException {
    BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, target.resolve(path));
    headers.forEach(request::setHeader);
    if (json != null) {
      request.setEntity(
          new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }
    dropSilent();
    try {
      return http.execute(
          HttpHost.create(request.getUri()),
          request,
          patience,
          HttpCoreContext.create(),
          LocalHttp::read);
    } catch (HttpException | URISyntaxException unreadable) {
      throw new IOException(unreadable);
    }
  }

  /** After a pause the other side may have closed what was kept. */
  private void dropSilent() {
    long now = System.nanoTime();
    if (now - usedAt > KEPT.toNanos()) {
      http.closeIdle(TimeValue.of(KEPT));
    }
    usedAt = now;
  }

  private static Answer read(ClassicHttpResponse response) throws IOException, ParseException {
    String body =
        response.getEntity() == null
            ? ""
            : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
    return new Answer(response.getCode(), body);
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
