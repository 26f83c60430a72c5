package org.tongtian.orders.testing;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Instant;
import java.util.Map;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;
import tools.jackson.databind.json.JsonMapper;

/** Says facts in settlement-service's name, on the real stream. */
public final class SettlementVoice {

  private static final int PARTITIONS = 4;

  private final StatefulRedisConnection<String, String> redis;
  private final RedisSettings settings;
  private final JsonMapper json = JsonMapper.builder().build();

  private SettlementVoice(StatefulRedisConnection<String, String> redis, RedisSettings settings) {
    this.redis = redis;
    this.settings = settings;
  }

  /** The voice that this order-service hears. */
  @SuppressWarnings("unchecked") // the kit's only connection bean is one of strings
  public static SettlementVoice of(RunningOrders orders) {
    return new SettlementVoice(
        orders.part(StatefulRedisConnection.class), orders.part(RedisSettings.class));
  }

  /** Says that something happened to the subject. */
  public void say(String subject, Record payload) {
    int partition = Math.floorMod(subject.hashCode(), PARTITIONS);
    redis
        .sync()
        .xadd(
            settings.key("facts:settlement-service:" + partition),
            Map.of(
                "specversion",
                "1.0",
                "id",
                Ids.next(),
                "type",
                Fact.typeOf(payload.getClass()),
                "source",
                "settlement-service",
                "subject",
                subject,
                "time",
                Instant.now().toString(),
                "data",
                json.writeValueAsString(payload)));
  }
}
