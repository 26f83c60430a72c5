package org.tongtian.bench.harness.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to a server on this machine, one kept connection for each client. Nothing is retried,
 * redirected, cached or decompressed behind the benchmark's back. Thread-safe.
 */
public final class LocalHttp implements AutoCloseable {

  private final LocalTarget target;
  private final CloseableHttpClient http;

  /**
   * @param clients how many may call at the same time
   * @param patience how long one answer may take until the call counts as failed
   */
  public LocalHttp(LocalTarget target, int clients, Duration patience) {
    this.target = target;
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections(clients, patience))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.of(patience))
                    .setConnectionRequestTimeout(Timeout.of(patience))
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .build();
  }

  private static PoolingHttpClientConnectionManager connections(int clients, Duration patience) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(clients)
        .setMaxConnPerRoute(clients)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(Timeout.of(patience)).build())
        .build();
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
    HttpUriRequestBase request = new HttpUriRequestBase(method, target.resolve(path));
    headers.forEach(request::setHeader);
    if (json != null) {
      request.setEntity(
          new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }
    return http.execute(request, LocalHttp::read);
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
