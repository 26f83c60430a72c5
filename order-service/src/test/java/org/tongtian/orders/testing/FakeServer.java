package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;

/** A small HTTP server that plays a collaborator of order-service in tests. */
public abstract class FakeServer implements AutoCloseable {

  protected final JsonMapper json = JsonMapper.builder().build();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private volatile boolean broken;

  /** An answer: status and body, the body null where there is none. */
  protected record Answer(int status, Object body) {}

  protected FakeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Begins to answer; the last thing a subclass's constructor does. */
  protected final void open() {
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Answers a request; runs under one lock. */
  protected abstract Answer answer(HttpExchange exchange, byte[] body);

  /** Headers of an answer, for servers that sign theirs. */
  protected void dress(HttpExchange exchange, byte[] body) {}

  /** The base of its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on it answers everything with 500, or no more. */
  public void broken(boolean now) {
    broken = now;
  }

  /** This happens once, after the next request came and before it is answered. */
  public void meanwhile(Runnable what) {
    meanwhile.set(what);
  }

  /** How many requests came. */
  public int calls() {
    return calls.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    calls.incrementAndGet();
    meanwhile.getAndSet(() -> {}).run();
    Answer answer;
    synchronized (this) {
      answer = broken ? new Answer(500, null) : answer(exchange, body);
    }
    byte[] bytes = answer.body() == null ? new byte[0] : json.writeValueAsBytes(answer.body());
    dress(exchange, bytes);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            answer.status() >= 400 ? "application/problem+json" : "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
