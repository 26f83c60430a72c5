package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongtian.api.catalog.StockLevel;
import org.tongtian.kit.money.Quantity;
import tools.jackson.databind.json.JsonMapper;

/** What other services hear of stock. */
class StockSignalsTest extends StockUnderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long ROUND_MILLIS = 100;

  @Autowired private RedisClient client;
  @Autowired private JsonMapper json;

  private final List<StockLevel> heard = new CopyOnWriteArrayList<>();
  private StatefulRedisPubSubConnection<String, String> ear;

  @BeforeEach
  void listen() {
    ear = client.connectPubSub();
    ear.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String message) {
            StockLevel level = json.readValue(message, StockLevel.class);
            if (level.lotId().equals(lotId)) {
              heard.add(level);
            }
          }
        });
    ear.sync().subscribe(settings.key(StockLevel.CHANNEL));
  }

  @AfterEach
  void stopListening() {
    ear.close();
  }

  @Test
  void manyChangesBecomeFewSignalsAndTheLastIsTrue() {
    long start = System.nanoTime();
    declare(200);
    for (int i = 0; i < 150; i++) {
      reserve(1);
    }
    awaitLast(50);

    long rounds = Duration.ofNanos(System.nanoTime() - start).toMillis() / ROUND_MILLIS;
    assertThat(heard).hasSizeLessThanOrEqualTo((int) rounds + 1);
    assertThat(heard).hasSizeLessThan(150);
    assertThat(heard).allSatisfy(level -> assertThat(level.productId()).isEqualTo(productId));
  }

  @Test
  void everyKindOfChangeIsSignalled() {
    declare(20);
    awaitLast(20);
    String orderId = reserve(5);
    awaitLast(15);
    sales.cancelled(orderId);
    awaitLast(20);
    sales.paid(List.of(orderId));
    awaitLast(15);
    reserve(2);
    awaitLast(13);
    clock.moveOn(HOLD.plusSeconds(1));
    sweeper.sweepTokens();
    awaitLast(15);
    flushRedis();
    reserve(15);
    awaitLast(0);
  }

  private void awaitLast(long available) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> !heard.isEmpty() && heard.getLast().available().equals(Quantity.of(available)));
  }
}
