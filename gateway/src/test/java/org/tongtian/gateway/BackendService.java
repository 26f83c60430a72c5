package org.tongtian.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A service behind the gateway that answers with the path it was asked for, with what it was told
 * of the client where the path ends with {@code /client}, and that it is crowded where with {@code
 * /crowded}. What is under {@code /public/} is the same for everybody, and 404 where it is gone.
 */
final class BackendService implements AutoCloseable {

  static final String TAG = "\"a tag\"";

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  BackendService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestURI().getPath().endsWith("/slow")) {
      pause();
    }
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/crowded")) {
      exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
      exchange.getResponseHeaders().set("Retry-After", "1");
      send(exchange, 503, "{\"code\":\"catalog.crowded\",\"before\":7}");
    } else if (path.endsWith("/client")) {
      List<String> told = exchange.getRequestHeaders().get("X-Forwarded-For");
      send(exchange, 200, String.valueOf(told));
    } else {
      if (path.contains("/public/")) {
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=1");
        exchange.getResponseHeaders().set("ETag", TAG);
      }
      send(exchange, path.endsWith("/gone") ? 404 : 200, path);
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
