package org.tongtian.local.wechatpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays WeChat Pay on one machine: the protocol of its API v3 over plain HTTP, with real RSA
 * signatures and certificates, sealed notifications that are repeated, and trade bills. Simulated
 * are the buyer's WeChat ({@link #pay} or a page with one button), the money, and what it keeps: in
 * memory, as long as it runs.
 */
public final class SimulatedWeChatPay implements AutoCloseable {

  /** Between two attempts to notify, as the real one makes them (it goes on for a day). */
  public static final List<Duration> REAL_PAUSES =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(6));

  private static final int LARGEST_BODY = 65_536;

  private final Merchant merchant;
  private final Clock clock = Clock.systemUTC();
  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PlatformKey key = new PlatformKey(clock.instant());
  private final Books books = new Books(clock);
  private final WeChatDesk desk;
  private final Messenger messenger;
  private volatile boolean isDown;
  private volatile boolean notifies = true;

  private record Answer(int status, String type, String body) {}

  private SimulatedWeChatPay(Merchant merchant, List<Duration> pauses, HttpServer server) {
    this.merchant = merchant;
    this.server = server;
    this.desk = new WeChatDesk(merchant, key, books, json);
    this.messenger = new Messenger(merchant, key, clock, json, pauses);
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param port 0 chooses a free one
   * @param pauses between attempts to notify, {@link #REAL_PAUSES} or shorter ones
   * @throws IOException where the port is taken
   */
  public static SimulatedWeChatPay start(Merchant merchant, int port, List<Duration> pauses)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    SimulatedWeChatPay channel = new SimulatedWeChatPay(merchant, pauses, server);
    server.setExecutor(channel.threads);
    server.createContext("/", channel::serve);
    server.start();
    return channel;
  }

  /** The base of its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The id of its public key. */
  public String publicKeyId() {
    return key.publicKeyId();
  }

  /** Its public key as PEM. */
  public String publicKeyPem() {
    return key.publicKeyPem();
  }

  /** The serial number of its certificate. */
  public String serial() {
    return key.serial();
  }

  /** A genuine signature over a notification, for tests that send their own. */
  public String sign(String timestamp, String nonce, String body) {
    return key.sign(timestamp, nonce, body);
  }

  /** The buyer pays in WeChat; the merchant is told. */
  public void pay(String outTradeNo) {
    Books.Order paid = books.pay(outTradeNo);
    if (notifies) {
      messenger.tell(paid.notifyUrl(), "TRANSACTION.SUCCESS", "transaction", desk.view(paid));
    }
  }

  /** The buyer is at the password. */
  public void beginPaying(String outTradeNo) {
    books.beginPaying(outTradeNo);
  }

  /**
   * A refund comes to its end; the merchant is told.
   *
   * @param status SUCCESS, CLOSED or ABNORMAL
   */
  public void finishRefund(String outRefundNo, String status) {
    Books.Refund refund = books.finish(outRefundNo, Books.RefundStatus.valueOf(status));
    if (notifies) {
      messenger.tell(refund.notifyUrl(), "REFUND." + status, "refund", desk.told(refund));
    }
  }

  /** Whether it tells the merchant anything from now on. */
  public void notifies(boolean whether) {
    this.notifies = whether;
  }

  /** Whether it answers everything with 500 from now on. */
  public void isDown(boolean whether) {
    this.isDown = whether;
  }

  /** Makes everything that happened have happened that much earlier. */
  public void turnBack(Duration by) {
    books.turnBack(by);
  }

  /** What the merchant answered to notifications so far, in order; 0 stands for no answer. */
  public List<Integer> notificationAnswers() {
    return messenger.answers();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      sign(exchange, answer.body());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      String body =
          new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
      if (isDown) {
        throw WeChatRefusal.failing();
      }
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/simulated/")) {
        return buyer(exchange.getRequestMethod(), query(exchange, "prepay_id"));
      }
      merchant.requireSigned(
          exchange.getRequestHeaders().getFirst("Authorization"),
          exchange.getRequestMethod(),
          exchange.getRequestURI().toString(),
          body,
          clock.instant());
      return merchantAsks(exchange, body);
    } catch (WeChatRefusal refusal) {
      return new Answer(
          refusal.status(),
          "application/json",
          json.writeValueAsString(
              Map.of("code", refusal.code(), "message", String.valueOf(refusal.getMessage()))));
    }
  }

  private Answer merchantAsks(HttpExchange exchange, String body) {
    String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    String[] parts = exchange.getRequestURI().getPath().split("/", -1);
    if (route.matches("POST /v3/pay/transactions/(h5|native|jsapi)")) {
      return shown(desk.prepay(parts[4], body, url()));
    }
    if (route.matches("GET /v3/pay/transactions/out-trade-no/[^/]+")) {
      requireOwn(query(exchange, "mchid"));
      return shown(desk.view(books.order(parts[5])));
    }
    if (route.matches("POST /v3/pay/transactions/out-trade-no/[^/]+/close")) {
      desk.close(parts[5], body);
      return new Answer(204, "application/json", "");
    }
    if (route.equals("POST /v3/refund/domestic/refunds")) {
      return shown(desk.view(desk.refund(body)));
    }
    if (route.matches("GET /v3/refund/domestic/refunds/[^/]+")) {
      return shown(desk.view(books.refund(parts[5])));
    }
    return filesAndCertificates(exchange, route);
  }

  private Answer filesAndCertificates(HttpExchange exchange, String route) {
    return switch (route) {
      case "GET /v3/certificates" -> shown(desk.certificates());
      case "GET /v3/bill/tradebill" ->
          shown(desk.bill(query(exchange, "bill_date"), Bill.dayOf(clock.instant()), url()));
      case "GET /v3/billdownload/file" ->
          new Answer(200, "text/plain; charset=utf-8", desk.billFile(query(exchange, "token")));
      default -> throw WeChatRefusal.nowhere();
    };
  }

  /** The page that stands for the buyer's WeChat: GET shows one button, POST is its press. */
  private Answer buyer(String method, String prepayId) {
    Books.Order order = books.ofPrepay(prepayId);
    if (method.equals("POST")) {
      pay(order.outTradeNo());
      return new Answer(200, "text/html; charset=utf-8", "<p>已支付（模拟）</p>");
    }
    return new Answer(
        200,
        "text/html; charset=utf-8",
        "<!doctype html><title>模拟微信支付</title><form method=\"post\"><button>模拟支付 "
            + order.total() / 100
            + "."
            + String.format("%02d", order.total() % 100)
            + " 元</button></form>");
  }

  private void requireOwn(String merchantId) {
    if (!merchant.merchantId().equals(merchantId)) {
      throw WeChatRefusal.wrongParameter("mchid");
    }
  }

  private static String query(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getQuery();
    for (String pair : (query == null ? "" : query).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  private Answer shown(Object view) {
    return new Answer(200, "application/json", json.writeValueAsString(view));
  }

  /** Signed with the certificate, or with the public key where the merchant names that. */
  private void sign(HttpExchange exchange, String body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String nonce = PlatformKey.nonce();
    boolean byPublicKey =
        key.publicKeyId().equals(exchange.getRequestHeaders().getFirst("Wechatpay-Serial"));
    var headers = exchange.getResponseHeaders();
    headers.set("Request-ID", PlatformKey.nonce());
    headers.set("Wechatpay-Timestamp", timestamp);
    headers.set("Wechatpay-Nonce", nonce);
    headers.set("Wechatpay-Serial", byPublicKey ? key.publicKeyId() : key.serial());
    headers.set("Wechatpay-Signature", key.sign(timestamp, nonce, body));
  }

  @Override
  public void close() {
    messenger.close();
    server.stop(0);
    threads.close();
  }
}
