package org.tongtian.live.channel;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.live.media.MediaState;

/**
 * Which rooms have a flowing picture, for instances that do not carry it. The carrying instance
 * renews the mark; when it dies the mark fades.
 */
@Component
class MediaMemory {

  private static final Logger LOG = LoggerFactory.getLogger(MediaMemory.class);
  private static final Duration LASTS = Duration.ofSeconds(10);

  private final StatefulRedisConnection<String, String> redis;
  private final RedisSettings settings;

  MediaMemory(StatefulRedisConnection<String, String> redis, RedisSettings settings) {
    this.redis = redis;
    this.settings = settings;
  }

  void renew(String roomId) {
    try {
      redis.sync().set(key(roomId), MediaState.FLOWING.name(), SetArgs.Builder.px(LASTS));
    } catch (RedisException away) {
      LOG.debug("The picture of {} is not marked", roomId, away);
    }
  }

  void forget(String roomId) {
    try {
      redis.sync().del(key(roomId));
    } catch (RedisException away) {
      LOG.debug("The mark of {} fades by itself", roomId, away);
    }
  }

  /** Empty where it can't be known. */
  Optional<MediaState> of(String roomId) {
    try {
      boolean isMarked = redis.sync().exists(key(roomId)) == 1;
      return Optional.of(isMarked ? MediaState.FLOWING : MediaState.INTERRUPTED);
    } catch (RedisException away) {
      LOG.debug("Whether {} has a picture is unknown", roomId, away);
      return Optional.empty();
    }
  }

  private String key(String roomId) {
    return settings.key("media:" + roomId);
  }
}
