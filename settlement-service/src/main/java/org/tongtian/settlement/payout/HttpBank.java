package org.tongtian.settlement.payout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The bank's protocol over HTTP: requests, answers and notifications are all signed. */
@Component
class HttpBank implements Bank, DisposableBean {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final byte[] NOTHING = new byte[0];

  private final BankSettings settings;
  private final JsonMapper json;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  private record Sent(String payoutId, String number, String holder, Money amount) {}

  private record Said(String payoutId, BankAnswer.BankState state, Money amount, String reason) {}

  HttpBank(BankSettings settings, JsonMapper json, Clock clock) {
    this.settings = settings;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.clock = clock;
  }

  @Override
  public BankAnswer send(Order order) {
    Sent body =
        new Sent(order.payoutId(), order.number(), order.holder(), Money.cny(order.amount()));
    HttpResponse<byte[]> answer = call("POST", "/v1/payouts", json.writeValueAsBytes(body));
    if (answer.statusCode() != 200) {
      throw new BankUnreachableException("A payout was answered with " + answer.statusCode());
    }
    return read(answer.body());
  }

  @Override
  public Optional<BankAnswer> find(String payoutId) {
    HttpResponse<byte[]> answer = call("GET", "/v1/payouts/" + payoutId, NOTHING);
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(read(answer.body()));
      case 404 -> Optional.empty();
      default ->
          throw new BankUnreachableException("A question was answered " + answer.statusCode());
    };
  }

  /** What a signed answer or notification says. */
  BankAnswer read(byte[] body) {
    try {
      Said said = json.readValue(body, Said.class);
      long amount = said.amount() == null ? 0 : said.amount().amount();
      return new BankAnswer(said.payoutId(), said.state(), amount, said.reason());
    } catch (JacksonException malformed) {
      throw new BankUnreachableException("The bank's words can't be read", malformed);
    }
  }

  private HttpResponse<byte[]> call(String method, String path, byte[] body) {
    if (settings.secret().isBlank()) {
      throw new BankUnreachableException("No secret of the bank is configured");
    }
    String timestamp = now();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .timeout(ANSWER)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .header(BankSignature.TIMESTAMP, timestamp)
            .header(
                BankSignature.SIGNATURE,
                BankSignature.of(settings.secret(), timestamp, method + " " + path, body))
            .build();
    try {
      return genuine(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException failure) {
      throw new BankUnreachableException(method + " " + path + " was not answered", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new BankUnreachableException(method + " " + path + " was interrupted", stopped);
    }
  }

  private HttpResponse<byte[]> genuine(HttpResponse<byte[]> answer) {
    boolean isGenuine =
        BankSignature.isGenuine(
            settings.secret(),
            answer.headers().firstValue(BankSignature.TIMESTAMP).orElse(null),
            answer.headers().firstValue(BankSignature.SIGNATURE).orElse(null),
            BankSignature.ANSWER,
            answer.body(),
            clock.instant());
    if (!isGenuine) {
      throw new BankUnreachableException("The bank's address was answered by a stranger");
    }
    return answer;
  }

  private String now() {
    return Long.toString(clock.instant().getEpochSecond());
  }

  @Override
  public void destroy() {
    client.close();
  }
}
