package org.tongtian.orders.channel;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Carries requests to the cashier; connections are kept and shared. */
@Component
class ChannelHttp implements DisposableBean {

  private static final Timeout CONNECT = Timeout.ofSeconds(1);
  private static final Timeout ANSWER = Timeout.ofSeconds(3);
  private static final int MOST_AT_ONCE = 64;

  /**
   * A kept connection may have ended on the other side meanwhile, and then all of them have. Every
   * call to the channel names what it is about, so saying it twice does no harm.
   */
  private static final class OnceMore extends DefaultHttpRequestRetryStrategy {

    private final PoolingHttpClientConnectionManager kept;

    OnceMore(PoolingHttpClientConnectionManager kept) {
      super(1, TimeValue.ZERO_MILLISECONDS);
      this.kept = kept;
    }

    @Override
    public boolean retryRequest(
        HttpRequest request, IOException failure, int count, HttpContext context) {
      boolean again = super.retryRequest(request, failure, count, context);
      if (again) {
        kept.closeIdle(TimeValue.ZERO_MILLISECONDS);
      }
      return again;
    }

    @Override
    protected boolean handleAsIdempotent(HttpRequest request) {
      return true;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
      return false;
    }
  }

  private final URI base;
  private final CloseableHttpClient client;

  ChannelHttp(PaymentSettings settings) {
    this.base = settings.channelUrl();
    PoolingHttpClientConnectionManager kept =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(MOST_AT_ONCE)
            .setMaxConnTotal(MOST_AT_ONCE)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(CONNECT).build())
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(kept)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(CONNECT)
                    .setResponseTimeout(ANSWER)
                    .build())
            .setRetryStrategy(new OnceMore(kept))
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .build();
  }

  /**
   * Sends a request.
   *
   * @throws ChannelUnreachableException where no answer came, or one of 500 and above
   */
  ChannelAnswer send(String method, String path, byte[] body, Map<String, String> headers) {
    ClassicRequestBuilder request = ClassicRequestBuilder.create(method).setUri(base + path);
    headers.forEach(request::addHeader);
    if (body.length > 0) {
      request.setEntity(body, ContentType.APPLICATION_JSON);
    }
    ChannelAnswer answer = carry(request.build(), method + " " + path);
    if (answer.status() >= 500) {
      throw new ChannelUnreachableException(
          method + " " + path + " was answered with " + answer.status());
    }
    return answer;
  }

  private ChannelAnswer carry(ClassicHttpRequest request, String what) {
    try {
      return client.execute(request, ChannelHttp::read);
    } catch (IOException failure) {
      throw new ChannelUnreachableException(what + " was not answered", failure);
    }
  }

  private static ChannelAnswer read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
    return new ChannelAnswer(
        response.getCode(),
        new SignedHeaders(
            header(response, SignedHeaders.TIMESTAMP),
            header(response, SignedHeaders.NONCE),
            header(response, SignedHeaders.KEY_ID),
            header(response, SignedHeaders.SIGNATURE)),
        body);
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  @Override
  public void destroy() throws IOException {
    client.close();
  }
}
