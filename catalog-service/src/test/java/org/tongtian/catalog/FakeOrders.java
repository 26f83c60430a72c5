package org.tongtian.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays order-service over real HTTP: no reservation has an order, unless a test says otherwise.
 */
public final class FakeOrders {

  private static final FakeOrders SHARED = new FakeOrders();

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpServer server;
  private final Set<String> needed = ConcurrentHashMap.newKeySet();
  private volatile boolean isAway;

  private FakeOrders() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/internal/orders/reservations/needed", this::serve);
    server.start();
  }

  /** One per JVM. */
  public static FakeOrders shared() {
    return SHARED;
  }

  /** The base of its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers as at the beginning. */
  public void reset() {
    needed.clear();
    isAway = false;
  }

  /** An order has that reservation. */
  public void needs(String reservationId) {
    needed.add(reservationId);
  }

  /** Its order ended unpaid. */
  public void needsNoMore(String reservationId) {
    needed.remove(reservationId);
  }

  /** Whether it answers with 500 and nothing else. */
  public void isAway(boolean away) {
    isAway = away;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String[] asked = json.readValue(exchange.getRequestBody().readAllBytes(), String[].class);
    boolean isService = exchange.getRequestHeaders().getFirst("Authorization") != null;
    List<String> answer = Arrays.stream(asked).filter(needed::contains).toList();
    byte[] bytes = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(isAway ? 500 : isService ? 200 : 401, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
