package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Carries the SDK's requests with the JDK's client, so that the SDK's own HTTP libraries can stay
 * away, and to the configured address: the SDK writes WeChat Pay's into each request. What is
 * signed is path, query and body, which stay as they are.
 */
final class WeChatHttp extends AbstractHttpClient {

  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final Duration FILE = Duration.ofSeconds(60);

  /** As the SDK looks them up; HTTP itself does not care for case. */
  private static final Set<String> READ_BY_THE_SDK =
      Set.of(
          "Request-ID",
          "Wechatpay-Nonce",
          "Wechatpay-Serial",
          "Wechatpay-Signature",
          "Wechatpay-Timestamp");

  private final HttpClient client;
  private final URI base;

  WeChatHttp(HttpClient client, URI base, Credential credential, Validator validator) {
    super(credential, validator);
    this.client = client;
    this.base = base;
  }

  @Override
  protected String getHttpClientInfo() {
    return "jdk";
  }

  @Override
  protected OriginalResponse innerExecute(HttpRequest asked) {
    HttpResponse<String> answer =
        send(asked, ANSWER, BodyHandlers.ofString(StandardCharsets.UTF_8));
    Map<String, String> headers = new HashMap<>();
    for (String name : READ_BY_THE_SDK) {
      answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    return new OriginalResponse.Builder()
        .request(asked)
        .statusCode(answer.statusCode())
        .headers(headers)
        .contentType(answer.headers().firstValue("Content-Type").orElse(""))
        .body(answer.body())
        .build();
  }

  @Override
  protected InputStream innerDownload(HttpRequest asked) {
    HttpResponse<InputStream> answer = send(asked, FILE, BodyHandlers.ofInputStream());
    if (isInvalidHttpCode(answer.statusCode())) {
      throw new HttpException(
          asked, new IOException("The file was answered with " + answer.statusCode()));
    }
    return answer.body();
  }

  private <T> HttpResponse<T> send(HttpRequest asked, Duration timeout, BodyHandler<T> handler) {
    java.net.http.HttpRequest.Builder request =
        java.net.http.HttpRequest.newBuilder(here(asked.getUri()))
            .timeout(timeout)
            .method(asked.getHttpMethod().name(), bodyOf(asked));
    asked.getHeaders().getHeaders().forEach(request::setHeader);
    try {
      return client.send(request.build(), handler);
    } catch (IOException failure) {
      throw new HttpException(asked, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HttpException(asked, stopped);
    }
  }

  private URI here(URI asked) {
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return base.resolve(asked.getRawPath() + query);
  }

  private static BodyPublisher bodyOf(HttpRequest asked) {
    return switch (asked.getBody()) {
      case null -> BodyPublishers.noBody();
      case JsonRequestBody json -> BodyPublishers.ofString(json.getBody());
      default -> throw new IllegalArgumentException("Only JSON is sent");
    };
  }
}
