package org.tongtian.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers verified tokens until they expire, at most five minutes, because checking an ES256
 * signature on every hop costs more than the request. Refused tokens are never remembered.
 */
public final class CachingJwtDecoder implements JwtDecoder {

  private static final long MOST_TOKENS = 20_000;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final JwtDecoder verifier;
  private final Cache<String, Jwt> verified;

  /**
   * @param verifier checks a token that is not remembered
   */
  public CachingJwtDecoder(JwtDecoder verifier, Clock clock) {
    this.verifier = verifier;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfter(Expiry.creating((String token, Jwt jwt) -> lifetime(jwt, clock.instant())))
            .build();
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = verified.getIfPresent(token);
    if (known != null) {
      return known;
    }
    Jwt fresh = verifier.decode(token);
    verified.put(token, fresh);
    return fresh;
  }

  private static Duration lifetime(Jwt jwt, Instant now) {
    Instant expires = jwt.getExpiresAt();
    if (expires == null) {
      return LONGEST;
    }
    Duration left = Duration.between(now, expires);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }
}
