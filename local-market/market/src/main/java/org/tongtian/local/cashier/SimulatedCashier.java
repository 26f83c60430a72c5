package org.tongtian.local.cashier;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.id.Ids;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the payment channel on one machine, over the real protocol: signed requests, signed
 * answers, a page-less payment sheet for the buyer's browser, and signed notifications that are
 * repeated until the merchant took them. It is simulated in one thing only: no money moves. It is
 * better than real channels unless its {@link Behaviour} says otherwise.
 */
public final class SimulatedCashier implements AutoCloseable {

  /** Its database unless another is named. */
  public static final String DATABASE = "simulated_cashier";

  static {
    // The JDK's server sends head and body apart, and waits 40 ms between unless it is told not to.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedCashier.class);
  private static final int LARGEST_BODY = 65_536;

  private final MongoClient mongo;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JsonMapper json = JsonMapper.builder().build();
  private final Keys keys;
  private final Ledger ledger;
  private final Notifier notifier;
  private final Till till;
  private final CashierDesk desk;

  private SimulatedCashier(MongoClient mongo, String database, HttpServer server) {
    this.mongo = mongo;
    this.server = server;
    MongoDatabase own = mongo.getDatabase(database);
    this.keys = new Keys(own);
    this.ledger = new Ledger(own, Clock.systemUTC());
    Refunds refunds = new Refunds(own, ledger);
    this.notifier = new Notifier(ledger, refunds, keys, json);
    this.till = new Till(ledger, refunds, notifier, Behaviour.configured());
    this.desk = new CashierDesk(ledger, refunds, till, keys, takesOrders(), json);
  }

  /**
   * Starts on 127.0.0.1 over the database {@link #DATABASE}.
   *
   * @param mongoUri connection string without a database
   * @param port 0 chooses a free one
   * @throws IOException where the port is taken
   */
  public static SimulatedCashier start(String mongoUri, int port) throws IOException {
    return start(mongoUri, DATABASE, InetAddress.getLoopbackAddress(), port);
  }

  /** Starts over any database on any address. */
  public static SimulatedCashier start(
      String mongoUri, String database, InetAddress address, int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
    MongoClient mongo = MongoClients.create(mongoUri);
    SimulatedCashier cashier = new SimulatedCashier(mongo, database, server);
    server.setExecutor(cashier.threads);
    server.createContext("/", cashier::serve);
    server.start();
    cashier.notifier.start();
    cashier.till.resume();
    LOG.info("The simulated cashier listens on port {}", cashier.port());
    return cashier;
  }

  /** Behaves otherwise from now on. */
  public void behave(Behaviour behaviour) {
    till.behave(behaviour);
  }

  /**
   * Whether {@code PUT /simulated/behaviour} may say how it behaves: never unless the system
   * property {@code tongtian.cashier.takes-orders}, or TONGTIAN_CASHIER_TAKES_ORDERS in the
   * environment, says {@code true}.
   */
  private static boolean takesOrders() {
    String environment = System.getenv().getOrDefault("TONGTIAN_CASHIER_TAKES_ORDERS", "false");
    return Boolean.parseBoolean(System.getProperty("tongtian.cashier.takes-orders", environment));
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The base of its address, for {@code PAYMENT_CHANNEL_URL}. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      CashierDesk.Request request = read(exchange);
      CashierDesk.Answer answer = answer(request);
      byte[] body =
          answer.body() instanceof byte[] file ? file : json.writeValueAsBytes(answer.body());
      sign(exchange, desk.signer(request), body);
      pause();
      exchange
          .getResponseHeaders()
          .set(
              "Content-Type",
              answer.status() >= 400 ? "application/problem+json" : "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static CashierDesk.Request read(HttpExchange exchange) throws IOException {
    return new CashierDesk.Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readNBytes(LARGEST_BODY + 1));
  }

  /** Real channels are slow at times; this one where it was told to be. */
  private void pause() {
    long millis = till.slowness();
    if (millis > 0) {
      LockSupport.parkNanos(millis * 1_000_000);
    }
  }

  private CashierDesk.Answer answer(CashierDesk.Request request) {
    String language = request.headers().getFirst("Accept-Language");
    try {
      if (request.body().length > LARGEST_BODY) {
        throw CashierRefusal.tooLarge();
      }
      return desk.answer(request);
    } catch (CashierRefusal refusal) {
      return problem(refusal.status(), refusal.code(), refusal.in(language));
    } catch (JacksonException | com.mongodb.MongoException failure) {
      LOG.error("A request to the cashier failed", failure);
      return problem(500, "internal", "The cashier failed; nothing is known to be charged.");
    }
  }

  private static CashierDesk.Answer problem(int status, String code, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("status", status);
    problem.put("code", code);
    problem.put("detail", detail);
    problem.put("field", null);
    problem.put("traceId", null);
    return new CashierDesk.Answer(status, problem);
  }

  /** Only who signed a request can check the answer's signature. */
  private void sign(HttpExchange exchange, Merchant merchant, byte[] body) {
    if (merchant == null) {
      return;
    }
    String timestamp = Long.toString(ledger.now().getEpochSecond());
    String nonce = Ids.next();
    exchange.getResponseHeaders().set("Channel-Timestamp", timestamp);
    exchange.getResponseHeaders().set("Channel-Nonce", nonce);
    exchange.getResponseHeaders().set("Channel-Key-Id", keys.id());
    exchange
        .getResponseHeaders()
        .set("Channel-Signature", Signing.sign(merchant.hears(), body, timestamp, nonce));
  }

  @Override
  public void close() {
    notifier.close();
    server.stop(0);
    threads.close();
    mongo.close();
  }
}
