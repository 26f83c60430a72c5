package org.tongtian.settlement.payout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank over real HTTP that answers as the test says and counts what it pays. */
final class FakeBank implements AutoCloseable {

  static final String SECRET = "secret-of-the-test-bank";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Map<String, JsonNode> known = new ConcurrentHashMap<>();
  final Map<String, String> states = new ConcurrentHashMap<>();
  final AtomicInteger orders = new AtomicInteger();
  volatile String next = "PAID";
  volatile boolean isSilent;
  volatile boolean isForged;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  FakeBank() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(threads);
    server.createContext("/v1/payouts", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String id = path.substring(path.lastIndexOf('/') + 1);
      if (exchange.getRequestMethod().equals("POST")) {
        JsonNode order = JSON.readTree(body);
        id = order.get("payoutId").asString();
        orders.incrementAndGet();
        if (known.putIfAbsent(id, order) == null) {
          states.put(id, next);
        }
      }
      if (isSilent) {
        return; // the connection ends without an answer, after the order was taken
      }
      byte[] answer = known.containsKey(id) ? report(id) : "{}".getBytes(StandardCharsets.UTF_8);
      String timestamp = Long.toString(Instant.now().getEpochSecond());
      exchange.getResponseHeaders().set(BankSignature.TIMESTAMP, timestamp);
      exchange
          .getResponseHeaders()
          .set(
              BankSignature.SIGNATURE,
              BankSignature.of(
                  isForged ? "another" : SECRET, timestamp, BankSignature.ANSWER, answer));
      exchange.sendResponseHeaders(known.containsKey(id) ? 200 : 404, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** What the bank says of a payout. */
  byte[] report(String id) {
    return JSON.writeValueAsBytes(
        Map.of(
            "payoutId",
            id,
            "state",
            states.get(id),
            "amount",
            known.get(id).get("amount"),
            "reason",
            states.get(id).equals("REJECTED") ? "ACCOUNT_CLOSED" : ""));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
