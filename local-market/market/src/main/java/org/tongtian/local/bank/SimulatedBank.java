package org.tongtian.local.bank;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.payout.BankSignature;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the bank that pays out, over the real protocol: signed requests, answers and notifications.
 * Accounts that end in 9001 are closed; 9002 and 9003 are taken without an answer and paid, or
 * rejected, later; 9004 is accepted and paid later; all others are paid at once.
 */
public final class SimulatedBank implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedBank.class);
  private static final String DATABASE = "simulated_bank";
  private static final long LOOK_MILLIS = 500;
  private static final int LARGEST_BODY = 65_536;
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final MongoClient mongo;
  private final HttpServer server;
  private final BankLedger ledger;
  private final String secret;
  private final URI notifyUrl;
  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("bank-teller").factory());

  private SimulatedBank(MongoClient mongo, HttpServer server, String secret, URI notifyUrl) {
    this.mongo = mongo;
    this.server = server;
    this.ledger = new BankLedger(mongo.getDatabase(DATABASE), Clock.systemUTC());
    this.secret = secret;
    this.notifyUrl = notifyUrl;
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param mongoUri connection string without a database
   * @param port 0 chooses a free one
   * @param secret that both sides sign with
   * @param notifyUrl where late outcomes are reported
   * @throws IOException where the port is taken
   */
  public static SimulatedBank start(String mongoUri, int port, String secret, URI notifyUrl)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    SimulatedBank bank =
        new SimulatedBank(MongoClients.create(mongoUri), server, secret, notifyUrl);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/payouts", bank::serve);
    server.start();
    bank.teller.execute(bank::tellUntilClosed);
    LOG.info("The simulated bank listens on port {}", server.getAddress().getPort());
    return bank;
  }

  /** The base of its address, for {@code BANK_URL}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      if (!isGenuine(exchange, body)) {
        answer(exchange, 401, NOTHING);
        return;
      }
      if (exchange.getRequestMethod().equals("POST")) {
        order(exchange, body);
      } else {
        String path = exchange.getRequestURI().getPath();
        Document payout = ledger.find(path.substring(path.lastIndexOf('/') + 1)).orElse(null);
        answer(exchange, payout == null ? 404 : 200, payout == null ? NOTHING : report(payout));
      }
    }
  }

  private void order(HttpExchange exchange, byte[] body) throws IOException {
    JsonNode order;
    try {
      order = json.readTree(body);
    } catch (JacksonException malformed) {
      answer(exchange, 400, NOTHING);
      return;
    }
    String number = order.path("number").asString();
    AccountHabit habit = AccountHabit.of(number);
    Document payout =
        ledger.take(
            order.path("payoutId").asString(), number, order.at("/amount/amount").asLong(), habit);
    if (!habit.isSilent()) {
      answer(exchange, 200, report(payout));
    }
  }

  private boolean isGenuine(HttpExchange exchange, byte[] body) {
    return BankSignature.isGenuine(
        secret,
        exchange.getRequestHeaders().getFirst(BankSignature.TIMESTAMP),
        exchange.getRequestHeaders().getFirst(BankSignature.SIGNATURE),
        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
        body,
        Instant.now());
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    String timestamp = now();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set(BankSignature.TIMESTAMP, timestamp);
    exchange
        .getResponseHeaders()
        .set(
            BankSignature.SIGNATURE,
            BankSignature.of(secret, timestamp, BankSignature.ANSWER, body));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private byte[] report(Document payout) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("payoutId", payout.getString("_id"));
    report.put("state", payout.getString("state"));
    report.put("amount", Money.cny(payout.getLong("amount")));
    report.put("reason", payout.getString("state").equals("REJECTED") ? "ACCOUNT_CLOSED" : null);
    return json.writeValueAsBytes(report);
  }

  private void tellUntilClosed() {
    try {
      while (true) {
        tellDue();
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellDue() {
    try {
      for (Document payout : ledger.due()) {
        ledger.told(payout.getString("_id"), tell(report(payout)));
      }
    } catch (RuntimeException failure) {
      LOG.warn("Reports wait for the next round: {}", failure.toString());
    }
  }

  private boolean tell(byte[] body) {
    String timestamp = now();
    HttpRequest request =
        HttpRequest.newBuilder(notifyUrl)
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header(BankSignature.TIMESTAMP, timestamp)
            .header(
                BankSignature.SIGNATURE,
                BankSignature.of(secret, timestamp, BankSignature.NOTIFICATION, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException unreachable) {
      LOG.info("A report did not arrive: {}", unreachable.toString());
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String now() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  @Override
  public void close() {
    teller.shutdownNow();
    server.stop(0);
    client.close();
    mongo.close();
  }
}
