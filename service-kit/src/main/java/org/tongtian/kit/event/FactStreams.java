package org.tongtian.kit.event;

import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

  /**
   * The fact in a message.
   *
   * @throws UnreadableFactException where a field is missing or the time is none
   */
  static Fact fact(StreamMessage<String, String> message) {
    Map<String, String> fields = message.getBody();
    if (fields == null) {
      throw new UnreadableFactException("is not in the stream any more");
    }
    return new Fact(
        field(fields, "id"),
        field(fields, "type"),
        field(fields, "source"),
        field(fields, "subject"),
        time(field(fields, "time")),
        field(fields, "data"));
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null || value.isBlank()) {
      throw new UnreadableFactException("has no " + name);
    }
    return value;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException none) {
      throw new UnreadableFactException("has no time but " + text, none);
    }
  }
}
