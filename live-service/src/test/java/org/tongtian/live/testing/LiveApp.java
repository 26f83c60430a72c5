package org.tongtian.live.testing;

import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.api.catalog.StockLevel;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.live.LiveApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with real stores, a real issuer, a stand-in catalog and no real media. */
public final class LiveApp implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static LiveApp shared;

  private final String run;
  private final FakeCatalog catalog;
  private final ConfigurableApplicationContext context;

  private LiveApp(String run, FakeCatalog catalog, Class<?> doubles, String... more) {
    this.run = run;
    this.catalog = catalog;
    Map<String, String> properties = new HashMap<>(ServiceUnderTest.properties(run));
    properties.put("server.port", "0");
    properties.put("tongtian.urls.catalog", catalog.uri());
    for (String each : more) {
      int equals = each.indexOf('=');
      properties.put(each.substring(0, equals), each.substring(equals + 1));
    }
    this.context =
        new SpringApplicationBuilder(LiveApplication.class, doubles)
            .properties("spring.config.name=live-service")
            .run(
                properties.entrySet().stream()
                    .map(each -> "--" + each.getKey() + "=" + each.getValue())
                    .toArray(String[]::new));
  }

  /** Beans that replace what tests must not need; registered by hand, never scanned. */
  static final class Doubles {
    @Bean
    @Primary
    RecordingMediaServer recordingMediaServer() {
      return new RecordingMediaServer();
    }
  }

  /** Replaces nothing. */
  static final class NoDoubles {}

  /** One service for all tests that change nothing but their own rooms. */
  public static synchronized LiveApp shared() {
    if (shared == null) {
      shared = start();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /** A service of its own, with properties as "name=value". */
  public static LiveApp start(String... properties) {
    return new LiveApp(freshRun(), new FakeCatalog(), Doubles.class, properties);
  }

  /** A service of its own with the media server that it has in the market. */
  public static LiveApp startWithMedia(String... properties) {
    return new LiveApp(freshRun(), new FakeCatalog(), NoDoubles.class, properties);
  }

  private static String freshRun() {
    return "t" + Ids.next().replace("-", "").substring(0, 20);
  }

  /** Another instance on the same stores. */
  public LiveApp sibling(String... properties) {
    return new LiveApp(run, catalog, Doubles.class, properties);
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public FakeCatalog catalog() {
    return catalog;
  }

  public RecordingMediaServer media() {
    return context.getBean(RecordingMediaServer.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  /** A new host's token. */
  public static String host() {
    return TestIssuer.shared().token(Role.HOST, Ids.next(), Ids.next(), "韦小兰");
  }

  public static String consumer(String name) {
    return TestIssuer.shared().token(Role.CONSUMER, Ids.next(), null, name);
  }

  /** An answer over HTTP. */
  public record Answer(int status, JsonNode body, HttpResponse<String> http) {
    public String code() {
      return body.path("code").asString();
    }

    public String text(String field) {
      return body.get(field).asString();
    }
  }

  public Answer get(String path) {
    return exchange(request(path, null).GET());
  }

  public Answer get(String path, String token) {
    return exchange(request(path, token).GET());
  }

  public Answer post(String path, String token, String key, String body) {
    HttpRequest.Builder request =
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return exchange(request);
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .header("Accept-Language", "en");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> http = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String body = http.body().isEmpty() ? "{}" : http.body();
      return new Answer(http.statusCode(), JSON.readTree(body), http);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Makes a room with one product; its id. */
  public String room(String host, ProductCard product) {
    Answer made =
        post(
            "/api/live/rooms",
            host,
            Ids.next(),
            "{\"title\":\"红薯开挖\",\"productIds\":[\"" + product.id() + "\"]}");
    if (made.status() != 201) {
      throw new IllegalStateException(made.http().body());
    }
    return made.text("id");
  }

  /** Makes a room with one product and starts it; its id. */
  public String liveRoom(String host, ProductCard product) {
    String room = room(host, product);
    Answer started = post("/api/live/rooms/" + room + "/start", host, Ids.next(), "{}");
    if (started.status() != 200) {
      throw new IllegalStateException(started.http().body());
    }
    return room;
  }

  /** What catalog-service signals when stock changes. */
  public void stock(ProductCard product, long available) {
    StockLevel level = new StockLevel(product.lotId(), product.id(), Quantity.of(available));
    redis()
        .sync()
        .publish(bean(RedisSettings.class).key(StockLevel.CHANNEL), JSON.writeValueAsString(level));
  }

  /** What order-service says when an order of that many jin is paid. */
  public void paid(String orderId, String roomId, ProductCard product, long jin) {
    Instant now = Instant.parse("2026-11-22T03:00:00Z");
    Money price = product.price().times(Quantity.of(jin));
    Money nothing = Money.cny(0);
    SoldLine line =
        new SoldLine(
            orderId,
            orderId,
            product.id(),
            product.name(),
            product.lotId(),
            Quantity.of(jin),
            product.unit(),
            product.grade().code(),
            product.price(),
            price,
            nothing,
            nothing,
            nothing,
            price,
            product.contractId(),
            1,
            "hash",
            1,
            roomId,
            null);
    OrderSummary order =
        new OrderSummary(
            orderId,
            "TT261122-4K7Q2M",
            Ids.next(),
            Ids.next(),
            "王**",
            product.cooperative(),
            price,
            now,
            List.of(line));
    Map<String, String> fact = new HashMap<>();
    fact.put("id", Ids.next());
    fact.put("type", Fact.typeOf(OrderPaid.class));
    fact.put("source", "order-service");
    fact.put("subject", orderId);
    fact.put("time", now.toString());
    fact.put("data", JSON.writeValueAsString(new OrderPaid(order, now)));
    redis().sync().xadd(bean(RedisSettings.class).key("facts:order-service:0"), fact);
  }

  @SuppressWarnings("unchecked") // the context knows the raw class alone
  private StatefulRedisConnection<String, String> redis() {
    return (StatefulRedisConnection<String, String>) context.getBean("redisConnection");
  }
}
