package org.tongtian.live.signalling;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.live.channel.RoomSignals;

/**
 * Which instance carries a room's media. The first that is asked takes the room and renews its
 * claim; when it dies the claim fades and the next one takes over. While Redis is away every
 * instance carries what its own clients ask for, so that a single instance never notices.
 */
@Component
class MediaHome {

  private static final Logger LOG = LoggerFactory.getLogger(MediaHome.class);
  private static final Duration CLAIM = Duration.ofSeconds(10);

  private final StatefulRedisConnection<String, String> redis;
  private final RedisSettings settings;
  private final String mine;

  MediaHome(
      StatefulRedisConnection<String, String> redis, RedisSettings settings, RoomSignals signals) {
    this.redis = redis;
    this.settings = settings;
    this.mine = signals.instance();
  }

  String mine() {
    return mine;
  }

  /** The instance that carries the room; this one, where nobody did. */
  String of(String roomId) {
    try {
      redis.sync().set(key(roomId), mine, SetArgs.Builder.nx().px(CLAIM));
      return present(roomId).orElse(mine);
    } catch (RedisException away) {
      LOG.debug("Room {} is carried here while Redis is away", roomId, away);
      return mine;
    }
  }

  /** The instance that carries the room, empty where none does or it can't be known. */
  Optional<String> present(String roomId) {
    return Optional.ofNullable(redis.sync().get(key(roomId)));
  }

  /** Renews this instance's claim; false where another one has the room by now. */
  boolean keep(String roomId) {
    try {
      boolean isMine = of(roomId).equals(mine);
      if (isMine) {
        redis.sync().pexpire(key(roomId), CLAIM);
      }
      return isMine;
    } catch (RedisException away) {
      LOG.debug("The claim on {} is not renewed while Redis is away", roomId, away);
      return true;
    }
  }

  /** Lets the next instance that is asked take the room. */
  void release(String roomId) {
    try {
      if (present(roomId).filter(mine::equals).isPresent()) {
        redis.sync().del(key(roomId));
      }
    } catch (RedisException away) {
      LOG.debug("The claim on {} fades by itself", roomId, away);
    }
  }

  private String key(String roomId) {
    return settings.key("media-home:" + roomId);
  }
}
