package org.tongtian.kit.event;

import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongtian.kit.redis.RedisSettings;

/** Names of the Redis streams, and the form of a fact in them. */
final class FactStreams {

  static final int PARTITIONS = 4;

  private final RedisSettings redis;

  FactStreams(RedisSettings redis) {
    this.redis = redis;
  }

  String stream(String source, int partition) {
    return redis.key("facts:" + source + ":" + partition);
  }

  /** Vanishes with everything else when Redis is lost, which tells the relay to publish again. */
  String epoch(String source) {
    return redis.key("facts:" + source + ":epoch");
  }

  static int partitionOf(String subject) {
    return Math.floorMod(subject.hashCode(), PARTITIONS);
  }

  static Map<String, String> fields(Fact fact) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("specversion", "1.0");
    fields.put("id", fact.factId());
    fields.put("type", fact.type());
    fields.put("source", fact.source());
    fields.put("subject", fact.subject());
    fields.put("time", fact.time().toString());
    fields.put("data", fact.data());
    return fields;
  }

  static Fact fact(StreamMessage<String, String> message) {
    Map<String, String> fields = message.getBody();
    return new Fact(
        fields.get("id"),
        fields.get("type"),
        fields.get("source"),
        fields.get("subject"),
        Instant.parse(fields.get("time")),
        fields.get("data"));
  }
}
