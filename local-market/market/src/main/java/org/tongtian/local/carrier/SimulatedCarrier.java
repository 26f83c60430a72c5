package org.tongtian.local.carrier;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.id.Ids;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the carriers on one machine, over the real protocol: it is asked to report on parcels and
 * tells signed events until they are taken. It is simulated in one thing only: no parcel moves.
 * What it moves is in its database, so a restart forgets none.
 */
public final class SimulatedCarrier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedCarrier.class);
  private static final String DATABASE = "simulated_carrier";
  private static final int LARGEST_BODY = 65_536;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final List<Step> STEPS =
      List.of(
          new Step("PICKED_UP", "村口客货邮驿站"),
          new Step("IN_TRANSIT", "县物流中心"),
          new Step("IN_TRANSIT", "贵阳转运中心"),
          new Step("OUT_FOR_DELIVERY", null),
          new Step("DELIVERED", null));

  private final MongoClient mongo;
  private final MongoCollection<MovingParcel> parcels;
  private final HttpServer server;
  private final String secret;
  private final Duration pace;
  private final Clock clock = Clock.systemUTC();
  private final JsonMapper json = JsonMapper.builder().build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread mover = Thread.ofVirtual().name("carrier-mover").unstarted(this::run);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  /** An event on the way of every parcel; the place may be null. */
  private record Step(String kind, String place) {}

  private SimulatedCarrier(MongoClient mongo, HttpServer server, String secret, Duration pace) {
    this.mongo = mongo;
    this.parcels = mongo.getDatabase(DATABASE).getCollection("parcels", MovingParcel.class);
    this.server = server;
    this.secret = secret;
    this.pace = pace;
    parcels.createIndex(new Document("nextAt", 1));
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param mongoUri connection string without a database
   * @param port 0 chooses a free one
   * @param secret what requests and reports are signed with, for every carrier
   * @param pace between two events of a parcel
   * @throws IOException where the port is taken
   */
  public static SimulatedCarrier start(String mongoUri, int port, String secret, Duration pace)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    SimulatedCarrier carrier =
        new SimulatedCarrier(MongoClients.create(mongoUri), server, secret, pace);
    server.setExecutor(carrier.threads);
    server.createContext("/", carrier::serve);
    server.start();
    carrier.mover.start();
    LOG.info("The simulated carrier listens on port {}", carrier.port());
    return carrier;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The base of its address, for {@code TRACKING_URL}. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(answer(exchange), -1);
    }
  }

  private int answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    boolean known =
        exchange.getRequestURI().getPath().equals("/v1/parcels")
            && exchange.getRequestMethod().equals("POST");
    if (!known || body.length > LARGEST_BODY) {
      return known ? 413 : 404;
    }
    boolean genuine =
        CarrierSignature.isValid(
            secret,
            exchange.getRequestHeaders().getFirst("Tracking-Signature"),
            exchange.getRequestHeaders().getFirst("Tracking-Timestamp"),
            exchange.getRequestHeaders().getFirst("Tracking-Nonce"),
            body);
    if (!genuine) {
      return 401;
    }
    try {
      follow(json.readTree(body));
      return 202;
    } catch (JacksonException malformed) {
      return 400;
    } catch (MongoException failure) {
      LOG.error("A parcel could not be taken", failure);
      return 500;
    }
  }

  /** Takes a parcel; one that it moves already goes on as it does. */
  private void follow(JsonNode asked) {
    String carrier = asked.path("carrier").asString();
    String number = asked.path("trackingNumber").asString();
    Document fresh =
        new Document("carrier", carrier)
            .append("trackingNumber", number)
            .append("notifyUrl", asked.path("notifyUrl").asString())
            .append("told", 0)
            .append("nextAt", now().plus(pace));
    parcels.updateOne(
        new Document("_id", carrier + ":" + number),
        new Document("$setOnInsert", fresh),
        new UpdateOptions().upsert(true));
  }

  private void run() {
    try {
      while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        move();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void move() {
    try {
      List<MovingParcel> due =
          parcels
              .find(new Document("nextAt", new Document("$lte", now())))
              .limit(100)
              .into(new ArrayList<>());
      due.forEach(this::tell);
    } catch (RuntimeException failure) {
      LOG.warn("Parcels wait for the next round: {}", failure.toString());
    }
  }

  private void tell(MovingParcel parcel) {
    boolean taken = false;
    try {
      taken = send(parcel) / 100 == 2;
    } catch (IOException unreachable) {
      LOG.info("The event of {} did not arrive: {}", parcel.id(), unreachable.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    int told = taken ? parcel.told() + 1 : parcel.told();
    if (told == STEPS.size()) {
      parcels.deleteOne(new Document("_id", parcel.id()));
      return;
    }
    parcels.updateOne(
        new Document("_id", parcel.id()).append("told", parcel.told()),
        new Document("$set", new Document("told", told).append("nextAt", now().plus(pace))));
  }

  private int send(MovingParcel parcel) throws IOException, InterruptedException {
    Step step = STEPS.get(parcel.told());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventId", parcel.trackingNumber() + "-" + parcel.told());
    event.put("trackingNumber", parcel.trackingNumber());
    event.put("kind", step.kind());
    event.put("at", now().toString());
    event.put("place", step.place());
    event.put("text", null);
    byte[] body = json.writeValueAsBytes(event);
    String timestamp = Long.toString(now().getEpochSecond());
    String nonce = Ids.next();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(parcel.notifyUrl()))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("Tracking-Carrier", parcel.carrier())
            .header("Tracking-Timestamp", timestamp)
            .header("Tracking-Nonce", nonce)
            .header("Tracking-Signature", CarrierSignature.of(secret, timestamp, nonce, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    closing.countDown();
    mover.interrupt();
    server.stop(0);
    threads.close();
    client.close();
    mongo.close();
  }
}
