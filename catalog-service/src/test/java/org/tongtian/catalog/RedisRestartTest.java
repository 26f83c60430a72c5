package org.tongtian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.local.stores.EmbeddedRedis;

/** The service as it is started, while its Redis is stopped, started again, and replaced. */
class RedisRestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final Demo demo = Demo.fresh();

  @Test
  void readingGoesOnSalesPauseAndThenGoOnFromTheTruth() {
    EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("first"), 0);
    int port = URI.create(redis.uri()).getPort();
    try (ConfigurableApplicationContext service = CatalogApplication.start(arguments(redis))) {
      Shop shop =
          new Shop("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"));
      shop.internal("PUT", "/internal/catalog/products/" + demo.productId(), demo.whole("10"));
      assertThat(shop.reserve(Ids.next(), demo.lotId(), "4").status()).isEqualTo(200);

      redis.close();
      assertThat(left(shop)).isEqualTo(6);
      Shop.Answer paused = shop.reserve(Ids.next(), demo.lotId(), "1");
      assertThat(paused.status()).isEqualTo(503);
      assertThat(paused.code()).isEqualTo("catalog.stock_rebuilding");

      redis = EmbeddedRedis.start(folder.resolve("first"), port);
      await()
          .atMost(PATIENCE)
          .until(() -> shop.reserve(Ids.next(), demo.lotId(), "1").status() == 200);
      assertThat(left(shop)).isEqualTo(5);

      redis.close();
      redis = EmbeddedRedis.start(folder.resolve("another"), port);
      await()
          .atMost(PATIENCE)
          .until(() -> shop.reserve(Ids.next(), demo.lotId(), "5").status() == 200);
      assertThat(shop.reserve(Ids.next(), demo.lotId(), "1").code())
          .isEqualTo("catalog.not_enough_stock");
      assertThat(left(shop)).isZero();
    } finally {
      redis.close();
    }
  }

  private long left(Shop shop) {
    Shop.Answer lot = shop.get("/api/catalog/lots/" + demo.lotId());
    assertThat(lot.status()).isEqualTo(200);
    return lot.json().path("available").asLong();
  }

  private static String[] arguments(EmbeddedRedis redis) {
    String run = "r" + Ids.next().replace("-", "").substring(0, 20);
    Map<String, String> properties = new HashMap<>(ServiceUnderTest.properties(run));
    properties.put("tongtian.redis.uri", redis.uri());
    properties.put("server.port", "0");
    properties.put("tongtian.catalog.pages-kept-for", "PT0S"); // counts are to be seen at once
    properties.put("tongtian.urls.settlement", FakeSettlement.shared().url());
    List<String> arguments = new ArrayList<>();
    properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return arguments.toArray(String[]::new);
  }
}
