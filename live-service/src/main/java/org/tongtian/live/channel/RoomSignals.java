package org.tongtian.live.channel;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.live.message.RoomMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How instances share rooms: passing signals on Redis channels. A signal may get lost; what must
 * not be is in the room's history, where a gap in the offsets, or the next look, finds it.
 */
@Component
public class RoomSignals {

  private static final Logger LOG = LoggerFactory.getLogger(RoomSignals.class);

  private final StatefulRedisConnection<String, String> redis;
  private final StatefulRedisPubSubConnection<String, String> channels;
  private final RedisSettings settings;
  private final JsonMapper json;
  private final String instance = Ids.next();
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();

  RoomSignals(
      StatefulRedisConnection<String, String> redis,
      StatefulRedisPubSubConnection<String, String> channels,
      RedisSettings settings,
      JsonMapper json) {
    this.redis = redis;
    this.channels = channels;
    this.settings = settings;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    channels.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String text) {
            heard(channel, text);
          }
        });
  }

  /**
   * One signal of a room.
   *
   * @param from the instance that sent it
   * @param offset place in the room's history, 0 for what no history keeps
   */
  record Signal(String from, long offset, Instant at, RoomMessage message) {}

  /** Tells the other instances; never blocks. */
  void publish(String roomId, long offset, Instant at, RoomMessage message) {
    send(
        "signals:room:" + roomId,
        json.writeValueAsString(new Signal(instance, offset, at, message)));
  }

  /** Sends on a channel; never blocks, and nobody may be listening. */
  public void send(String name, String text) {
    quietly("publish", () -> redis.async().publish(settings.key(name), text));
  }

  /** Names this instance among those that share the rooms. */
  public String instance() {
    return instance;
  }

  /** Listens to a room's signals from other instances; saying so again renews it. Never blocks. */
  void listenToRoom(String roomId, Consumer<Signal> listener) {
    listen(
        "signals:room:" + roomId,
        text -> {
          Signal signal = json.readValue(text, Signal.class);
          if (!signal.from().equals(instance)) {
            listener.accept(signal);
          }
        });
  }

  void forgetRoom(String roomId) {
    listeners.remove(channelOf(roomId));
    quietly("unsubscribe", () -> channels.async().unsubscribe(channelOf(roomId)));
  }

  /** Listens to a channel; the listener runs on the Redis thread and must not block. */
  public void listen(String name, Consumer<String> listener) {
    String channel = settings.key(name);
    listeners.put(channel, listener);
    quietly("subscribe", () -> channels.async().subscribe(channel));
  }

  private String channelOf(String roomId) {
    return settings.key("signals:room:" + roomId);
  }

  private void heard(String channel, String text) {
    Consumer<String> listener = listeners.get(channel);
    if (listener == null) {
      return;
    }
    try {
      listener.accept(text);
    } catch (JacksonException unreadable) {
      LOG.warn("A signal on {} can't be read", channel, unreadable);
    }
  }

  private static void quietly(String what, Supplier<RedisFuture<?>> command) {
    try {
      command
          .get()
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  LOG.debug("Redis did not {}", what, failure);
                }
              });
    } catch (RedisException away) {
      LOG.debug("Redis is away, can't {}", what, away);
    }
  }
}
