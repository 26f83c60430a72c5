package org.tongtian.live.audience;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;

/**
 * How many watch a room, over all instances: each instance writes its own count with the time, and
 * what is too old no longer counts, so that a dead instance's viewers fade. While Redis is away the
 * instance's own viewers are the answer.
 */
@Service
public class Audience {

  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);
  private static final Duration COUNTS_FOR = Duration.ofSeconds(15);
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final StatefulRedisConnection<String, String> redis;
  private final RedisSettings settings;
  private final Clock clock;
  private final String instance = Ids.next();
  private final Map<String, Long> own = new ConcurrentHashMap<>();

  Audience(StatefulRedisConnection<String, String> redis, RedisSettings settings, Clock clock) {
    this.redis = redis;
    this.settings = settings;
    this.clock = clock;
  }

  /** Says how many watch the room at this instance, and answers how many do at all of them. */
  public long report(String roomId, long viewersHere) {
    own.put(roomId, viewersHere);
    try {
      redis.sync().hset(key(roomId), instance, viewersHere + ":" + clock.millis());
      redis.sync().expire(key(roomId), KEPT);
    } catch (RedisException away) {
      LOG.debug("Viewers of {} are counted here alone", roomId, away);
    }
    return of(roomId);
  }

  /** Nobody watches the room at this instance any more. */
  public void left(String roomId) {
    own.remove(roomId);
    try {
      redis.sync().hdel(key(roomId), instance);
    } catch (RedisException away) {
      LOG.debug("The count of {} fades by itself", roomId, away);
    }
  }

  /** How many watch the room now. */
  public long of(String roomId) {
    try {
      long oldest = clock.millis() - COUNTS_FOR.toMillis();
      return redis.sync().hgetall(key(roomId)).values().stream()
          .mapToLong(count -> countIfFresh(count, oldest))
          .sum();
    } catch (RedisException away) {
      LOG.debug("Viewers of {} are counted here alone", roomId, away);
      return own.getOrDefault(roomId, 0L);
    }
  }

  private static long countIfFresh(String count, long oldest) {
    int colon = count.indexOf(':');
    boolean isFresh = Long.parseLong(count, colon + 1, count.length(), 10) >= oldest;
    return isFresh ? Long.parseLong(count, 0, colon, 10) : 0;
  }

  private String key(String roomId) {
    return settings.key("viewers:" + roomId);
  }
}
