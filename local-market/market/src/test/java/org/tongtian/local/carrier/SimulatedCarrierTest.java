package org.tongtian.local.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.local.stores.EmbeddedStores;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatedCarrierTest {

  private static final String SECRET = "a-secret-of-the-simulated-carrier";
  private static final Duration PACE = Duration.ofMillis(1);

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> taken = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private HttpServer ears;
  private SimulatedCarrier carrier;

  @BeforeEach
  void open() throws IOException {
    ears = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ears.createContext("/", this::hear);
    ears.start();
    carrier = start();
  }

  @AfterEach
  void close() {
    carrier.close();
    ears.stop(0);
    client.close();
  }

  private static SimulatedCarrier start() throws IOException {
    return SimulatedCarrier.start(EmbeddedStores.shared().mongoUri(), 0, SECRET, PACE);
  }

  @Test
  void aParcelMovesFromTheVillageToItsBuyerOnce() throws Exception {
    String number = Ids.next();
    assertThat(follow(number, SECRET)).isEqualTo(202);
    assertThat(follow(number, SECRET)).isEqualTo(202);
    for (String kind :
        new String[] {"PICKED_UP", "IN_TRANSIT", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"}) {
      JsonNode event = taken.poll(20, TimeUnit.SECONDS);
      assertThat(event.path("kind").asString()).isEqualTo(kind);
      assertThat(event.path("trackingNumber").asString()).isEqualTo(number);
    }
  }

  @Test
  void anEventThatWasNotTakenComesAgainAlsoAfterARestart() throws Exception {
    answers.add(404);
    String number = Ids.next();
    follow(number, SECRET);
    JsonNode refused = taken.poll(20, TimeUnit.SECONDS);
    carrier.close();
    carrier = start();
    JsonNode again = taken.poll(20, TimeUnit.SECONDS);
    assertThat(again.path("eventId").asString()).isEqualTo(refused.path("eventId").asString());
    assertThat(taken.poll(20, TimeUnit.SECONDS).path("kind").asString()).isEqualTo("IN_TRANSIT");
  }

  @Test
  void onlyWhoKnowsTheSecretIsHeard() throws Exception {
    assertThat(follow(Ids.next(), "another secret")).isEqualTo(401);
  }

  private int follow(String number, String secret) throws Exception {
    byte[] body =
        json.writeValueAsBytes(
            java.util.Map.of(
                "carrier",
                "BUS_POST",
                "trackingNumber",
                number,
                "notifyUrl",
                "http://127.0.0.1:" + ears.getAddress().getPort() + "/"));
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(carrier.url() + "/v1/parcels"))
            .header("Tracking-Timestamp", timestamp)
            .header("Tracking-Nonce", "nonce")
            .header("Tracking-Signature", CarrierSignature.of(secret, timestamp, "nonce", body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean genuine =
          CarrierSignature.isValid(
              SECRET,
              exchange.getRequestHeaders().getFirst("Tracking-Signature"),
              exchange.getRequestHeaders().getFirst("Tracking-Timestamp"),
              exchange.getRequestHeaders().getFirst("Tracking-Nonce"),
              body);
      JsonNode event = json.readTree(new String(body, StandardCharsets.UTF_8));
      Integer answer = answers.poll();
      exchange.sendResponseHeaders(genuine ? (answer == null ? 200 : answer) : 401, -1);
      if (genuine) {
        taken.add(event);
      }
    }
  }
}
