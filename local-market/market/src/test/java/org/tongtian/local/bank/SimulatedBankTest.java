package org.tongtian.local.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.settlement.payout.BankSignature;

/** The simulated bank over real HTTP: each kind of account, and strangers. */
class SimulatedBankTest {

  private static final String SECRET = "bank-secret";

  private final LinkedBlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer market;
  private SimulatedBank bank;

  @BeforeEach
  void start() throws IOException {
    market = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    market.createContext(
        "/reports",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean isGenuine =
              BankSignature.isGenuine(
                  SECRET,
                  exchange.getRequestHeaders().getFirst(BankSignature.TIMESTAMP),
                  exchange.getRequestHeaders().getFirst(BankSignature.SIGNATURE),
                  BankSignature.NOTIFICATION,
                  body,
                  Instant.now());
          reports.add(isGenuine ? new String(body, StandardCharsets.UTF_8) : "forged");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    market.start();
    bank =
        SimulatedBank.start(
            EmbeddedStores.shared().mongoUri(),
            0,
            SECRET,
            URI.create("http://127.0.0.1:" + market.getAddress().getPort() + "/reports"));
  }

  @AfterEach
  void stop() {
    bank.close();
    market.stop(0);
    http.close();
  }

  @Test
  void ordinaryAccountIsPaidAtOnceAndTheSameIdIsOnePayout() throws Exception {
    String id = Ids.next();
    assertThat(order(id, "622200001111", SECRET)).contains("\"PAID\"");
    assertThat(order(id, "622200009001", SECRET)).as("known already").contains("\"PAID\"");
    assertThat(order(Ids.next(), "622200009001", SECRET)).contains("\"REJECTED\"");
  }

  @Test
  void silentAccountIsAnsweredLaterByASignedReport() throws Exception {
    String id = Ids.next();
    assertThat(order(id, "622200009003", SECRET)).isEqualTo("silence");
    String report = reports.poll(40, TimeUnit.SECONDS);
    assertThat(report).contains(id).contains("\"REJECTED\"");
  }

  @Test
  void strangersAreRefused() throws Exception {
    assertThat(order(Ids.next(), "622200001111", "another")).isEqualTo("401");
  }

  private String order(String id, String number, String secret) throws Exception {
    byte[] body =
        ("{\"payoutId\":\""
                + id
                + "\",\"number\":\""
                + number
                + "\",\"holder\":\"x\",\"amount\":{\"amount\":100,\"currency\":\"CNY\"}}")
            .getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bank.url() + "/v1/payouts"))
            .header(BankSignature.TIMESTAMP, timestamp)
            .header(
                BankSignature.SIGNATURE,
                BankSignature.of(secret, timestamp, "POST /v1/payouts", body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : Integer.toString(answer.statusCode());
    } catch (IOException unanswered) {
      return "silence";
    }
  }
}
