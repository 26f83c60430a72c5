package org.tongtian.live.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** One chat line a second per person, three at once, over all the person's connections here. */
@Component
class ChatLimits {

  private static final int BURST = 3;
  private static final Duration PER_LINE = Duration.ofSeconds(1);

  private final Cache<String, TokenBucket> people =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(1)).build();

  boolean allows(String accountId) {
    long now = System.nanoTime();
    TokenBucket bucket = people.get(accountId, id -> new TokenBucket(BURST, PER_LINE, now));
    synchronized (bucket) {
      return bucket.take(now);
    }
  }
}
