package org.tongtian.local.wechatpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelNotifications;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.channel.wechat.WeChatUnderTest;

/** Listens for notifications as the service does, and remembers what was believed. */
final class Ears implements ChannelNotifications, AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> heard = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private volatile WeChatUnderTest merchant;
  private volatile int refusals;

  Ears() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/told");
  }

  void belongTo(WeChatUnderTest owner) {
    this.merchant = owner;
  }

  /** Answers the next ones with 500. */
  void refuse(int many) {
    this.refusals = many;
  }

  /** What was believed, in words. */
  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** What came, believed or not. */
  synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status(exchange, body), -1);
    }
  }

  private int status(HttpExchange exchange, String body) {
    synchronized (this) {
      bodies.add(body);
      if (refusals > 0) {
        refusals--;
        return 500;
      }
    }
    var headers = exchange.getRequestHeaders();
    try {
      merchant.take(
          this,
          Clock.systemUTC(),
          headers.getFirst("Wechatpay-Timestamp"),
          headers.getFirst("Wechatpay-Nonce"),
          headers.getFirst("Wechatpay-Serial"),
          headers.getFirst("Wechatpay-Signature"),
          body);
      return 204;
    } catch (Refusal refused) {
      return refused.status().value();
    }
  }

  @Override
  public synchronized void paid(
      String merchantOrderId, String transactionId, Money amount, Instant paidAt) {
    heard.add("paid " + merchantOrderId + " " + amount.amount());
  }

  @Override
  public synchronized void refunded(String refundId, RefundState state) {
    heard.add("refunded " + refundId + " " + state);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
