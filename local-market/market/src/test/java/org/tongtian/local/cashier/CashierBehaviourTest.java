package org.tongtian.local.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.orders.channel.CashierUnderTest;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.channel.TransactionState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cashier behaves as badly as it is told to, and no worse. */
class CashierBehaviourTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DATABASE = "moody" + Ids.next().substring(24);
  private static MongoClient mongo;
  private static SimulatedCashier cashier;
  private static HttpServer merchant;
  private static PaymentProvider channel;
  private static final List<String> TOLD = new ArrayList<>();
  private static final HttpClient PHONE = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    mongo = MongoClients.create(EmbeddedStores.shared().mongoUri());
    open(0);
    merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    merchant.createContext("/", CashierBehaviourTest::listen);
    merchant.start();
    channel =
        CashierUnderTest.provider(
            URI.create(cashier.url()),
            mongo.getDatabase(DATABASE + "m"),
            URI.create("http://127.0.0.1:" + merchant.getAddress().getPort()));
  }

  @AfterAll
  static void stop() {
    cashier.close();
    merchant.stop(0);
    mongo.close();
    PHONE.close();
  }

  @AfterEach
  void behaveAgain() {
    cashier.behave(Behaviour.GOOD);
  }

  private static void open(int port) throws IOException {
    cashier =
        SimulatedCashier.start(
            EmbeddedStores.shared().mongoUri(), DATABASE, InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void aGoodOneTellsOnceAndAtOnce() {
    String order = opened(900);
    pay(order);
    await(() -> told(order) == 1);
    await(() -> "DELIVERED".equals(notice(order)));
    assertThat(told(order)).isEqualTo(1);
  }

  @Test
  void lateOnesComeLaterAndRepeatedOnesMoreThanOnce() {
    cashier.behave(Behaviour.of("late=400,repeat=2"));
    String order = opened(900);
    Instant paid = Instant.now();
    pay(order);
    assertThat(channel.find(order).orElseThrow().state()).isEqualTo(TransactionState.PAID);
    await(() -> told(order) == 3);
    assertThat(Duration.between(paid, Instant.now())).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void shuffledOnesOvertakeEachOther() {
    cashier.behave(Behaviour.of("seed=3,shuffle=600"));
    List<String> orders = IntStream.range(0, 20).mapToObj(i -> opened(900)).toList();
    orders.forEach(CashierBehaviourTest::pay);
    await(() -> orders.stream().allMatch(order -> told(order) == 1));
    synchronized (TOLD) {
      assertThat(TOLD.stream().filter(orders::contains).toList()).isNotEqualTo(orders);
    }
  }

  @Test
  void lostOnesAreNeverToldAndTheSameSeedLosesTheSameOnes() {
    List<Boolean> first = lost();
    assertThat(lost()).isEqualTo(first).contains(true, false);
  }

  private static List<Boolean> lost() {
    cashier.behave(Behaviour.of("seed=11,lost=50"));
    List<String> orders = IntStream.range(0, 12).mapToObj(i -> opened(900)).toList();
    orders.forEach(CashierBehaviourTest::pay);
    return orders.stream().map(order -> "LOST".equals(notice(order))).toList();
  }

  @Test
  void aPaymentLandsAfterItsExpiryWhereItWasBegunInTime() {
    cashier.behave(Behaviour.of("landing=2500"));
    String order = opened(2);
    assertThat(pay(order)).isEqualTo(202);
    assertThat(pay(order)).as("again is the same").isEqualTo(202);
    assertThatThrownBy(() -> channel.close(order)).hasMessageContaining("payment.being_paid");
    await(() -> channel.find(order).orElseThrow().state() == TransactionState.PAID);
    var paid = channel.find(order).orElseThrow();
    assertThat(paid.paidAt()).isAfter(expiry(order));
    await(() -> told(order) == 1);
  }

  @Test
  void aPaymentThatWasBegunLandsThoughTheCashierDies() throws IOException {
    cashier.behave(Behaviour.of("landing=800"));
    String order = opened(900);
    pay(order);
    int port = cashier.port();
    cashier.close();
    open(port);
    await(() -> channel.find(order).orElseThrow().state() == TransactionState.PAID);
    await(() -> told(order) == 1);
  }

  @Test
  void refundsFinishLaterAndAreTold() {
    String order = opened(900);
    pay(order);
    cashier.behave(Behaviour.of("refund=500"));
    String refund = Ids.next();
    assertThat(channel.refund(refund, order, Money.cny(50), "坏").state())
        .isEqualTo(RefundState.PROCESSING);
    await(() -> told(refund) == 1);
    var done = channel.findRefund(refund).orElseThrow();
    assertThat(done.state()).isEqualTo(RefundState.SUCCEEDED);
    assertThat(done.succeededAt()).isNotNull();
    assertThat(channel.refund(refund, order, Money.cny(50), "坏")).isEqualTo(done);
  }

  @Test
  void slowAnswersAreSlow() {
    cashier.behave(Behaviour.of("slow=400,slow-share=100"));
    Instant asked = Instant.now();
    opened(900);
    assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void itTakesNoOrdersUnlessItIsAllowedTo() {
    assertThat(send("PUT", "/simulated/behaviour", "{}")).isEqualTo(404);
    System.setProperty("tongtian.cashier.takes-orders", "true");
    try (SimulatedCashier obedient =
        SimulatedCashier.start(
            EmbeddedStores.shared().mongoUri(),
            DATABASE + "o",
            InetAddress.getLoopbackAddress(),
            0)) {
      String sound = JSON.writeValueAsString(Behaviour.of("seed=1,lost=10"));
      assertThat(sendTo(obedient, "PUT", "/simulated/behaviour", sound)).isEqualTo(200);
      assertThat(sendTo(obedient, "PUT", "/simulated/behaviour", sound.replace(":10", ":101")))
          .isEqualTo(400);
      assertThat(sendTo(obedient, "PUT", "/simulated/behaviour", "{")).isEqualTo(400);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } finally {
      System.clearProperty("tongtian.cashier.takes-orders");
    }
  }

  @Test
  void nonsenseIsNoBehaviour() {
    for (String nonsense : List.of("late", "late=", "late=-1", "lost=101", "early=1", "=")) {
      assertThatThrownBy(() -> Behaviour.of(nonsense))
          .as(nonsense)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Behaviour.of("")).isEqualTo(Behaviour.GOOD);
  }

  private static void listen(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode news = JSON.readTree(exchange.getRequestBody().readAllBytes());
      synchronized (TOLD) {
        TOLD.add(news.path("refundId").asString(news.path("merchantOrderId").asString("")));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static long told(String id) {
    synchronized (TOLD) {
      return TOLD.stream().filter(id::equals).count();
    }
  }

  private static String opened(int seconds) {
    OpenTransaction asked =
        new OpenTransaction(Ids.next(), "红薯", Money.cny(100), Instant.now().plusSeconds(seconds));
    channel.open(asked);
    return asked.merchantOrderId();
  }

  private static int pay(String order) {
    String transaction = channel.find(order).orElseThrow().payUrl();
    return send("POST", transaction, "{}");
  }

  private static int send(String method, String path, String body) {
    return sendTo(cashier, method, path, body);
  }

  private static int sendTo(SimulatedCashier to, String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(to.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      return PHONE.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static org.bson.Document stored(String order) {
    return mongo
        .getDatabase(DATABASE)
        .getCollection("payments")
        .find(new org.bson.Document("merchantOrderId", order))
        .first();
  }

  private static String notice(String order) {
    return stored(order).get("notice", org.bson.Document.class).getString("state");
  }

  private static Instant expiry(String order) {
    return stored(order).getDate("expiresAt").toInstant();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
  }
}
