package org.tongtian.orders.checkout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tongtian.api.live.RoomOnSale;
import org.tongtian.kit.problem.Refusal;

/**
 * Rooms at live-service, behind a breaker. A room's host and goods never change, so what was heard
 * serves a few seconds, and for as long as live-service does not answer: a room that sells goes on
 * selling for its host.
 */
@Component
class LiveHosts implements Hosts {

  private static final Logger LOG = LoggerFactory.getLogger(LiveHosts.class);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int MOST_ROOMS = 10_000;

  private final LiveClient live;
  private final CircuitBreaker breaker;
  private final Clock clock;
  private final Cache<String, Heard> heard = Caffeine.newBuilder().maximumSize(MOST_ROOMS).build();

  /** A live room, or one that was, and when live-service said so. */
  private record Heard(RoomOnSale room, Instant at) {}

  LiveHosts(LiveClient live, CircuitBreakerRegistry breakers, Clock clock) {
    this.live = live;
    this.breaker = breakers.circuitBreaker("live");
    this.clock = clock;
  }

  @Override
  public String sellerIn(String roomId, String productId, Instant at) {
    return roomId == null ? null : LiveSale.seller(room(roomId), productId, at);
  }

  /** Null where there is no such room. */
  private RoomOnSale room(String roomId) {
    Heard known = heard.getIfPresent(roomId);
    if (known != null && clock.instant().isBefore(known.at().plus(FRESH))) {
      return known.room();
    }
    try {
      RoomOnSale room = breaker.executeSupplier(() -> live.onSale(roomId));
      if (room.startedAt() != null) {
        heard.put(roomId, new Heard(room, clock.instant()));
      }
      return room;
    } catch (Refusal refusal) {
      if (refusal.status() == HttpStatus.NOT_FOUND) {
        return null;
      }
      return asLastHeard(known, refusal);
    } catch (RuntimeException failure) {
      return asLastHeard(known, failure);
    }
  }

  /**
   * The fallback: the room as it was when live-service last answered. Of a room that was never
   * heard of, nobody knows whose sale it would be: nothing is sold there, so that no host loses a
   * share.
   */
  private static RoomOnSale asLastHeard(Heard known, RuntimeException failure) {
    LOG.warn("live-service does not answer: {}", failure.toString());
    if (known == null) {
      throw Refusal.unavailable("order.host_unreachable");
    }
    return known.room();
  }
}
