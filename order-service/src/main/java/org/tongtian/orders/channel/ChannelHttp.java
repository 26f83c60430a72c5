package org.tongtian.orders.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;

/** Sends requests to the channel, signed with the merchant key. */
@Component
class ChannelHttp implements DisposableBean {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final PaymentSettings settings;
  private final MerchantKey merchantKey;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  ChannelHttp(PaymentSettings settings, MerchantKey merchantKey, Clock clock) {
    this.settings = settings;
    this.merchantKey = merchantKey;
    this.clock = clock;
  }

  /**
   * Sends a request.
   *
   * @throws ChannelUnreachableException where no answer came, or one of 500 and above
   */
  HttpResponse<byte[]> send(String method, String path, byte[] body) {
    String timestamp = Long.toString(Instant.now(clock).getEpochSecond());
    String nonce = Ids.next();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.channelUrl() + path))
            .timeout(ANSWER)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .header("Channel-Merchant", settings.merchantId())
            .header(SignedHeaders.TIMESTAMP, timestamp)
            .header(SignedHeaders.NONCE, nonce)
            .header(SignedHeaders.KEY_ID, merchantKey.keyId())
            .header(
                SignedHeaders.SIGNATURE,
                Signatures.sign(merchantKey.privateKey(), body, method, path, timestamp, nonce))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 500) {
        throw new ChannelUnreachableException(
            method + " " + path + " was answered with " + answer.statusCode());
      }
      return answer;
    } catch (IOException failure) {
      throw new ChannelUnreachableException(method + " " + path + " was not answered", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ChannelUnreachableException(method + " " + path + " was interrupted", stopped);
    }
  }

  @Override
  public void destroy() {
    client.close();
  }
}
