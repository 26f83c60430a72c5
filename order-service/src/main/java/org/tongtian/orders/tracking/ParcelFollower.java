package org.tongtian.orders.tracking;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the carriers to report on new parcels. Whom to ask about is read from the store, so a
 * restart forgets none; two instances may ask twice, which changes nothing. The fallback where a
 * carrier does not answer: the parcel waits for the next round, and its events may be noted by
 * hand.
 */
@Component
class ParcelFollower {

  private static final Logger LOG = LoggerFactory.getLogger(ParcelFollower.class);
  private static final int BATCH = 50;

  /** Until then the order may still refuse the parcel, and a carrier would hear of it in vain. */
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(2);

  private final TrackRepository tracks;
  private final Tracking tracking;
  private final TrackingSettings settings;
  private final Clock clock;

  ParcelFollower(
      TrackRepository tracks, Tracking tracking, TrackingSettings settings, Clock clock) {
    this.tracks = tracks;
    this.tracking = tracking;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tongtian.tracking.follow-every}")
  void sweep() {
    if (!settings.asksCarriers()) {
      return;
    }
    Instant settled = clock.instant().minus(SETTLED_AFTER).truncatedTo(ChronoUnit.MILLIS);
    for (ParcelTrack parcel : tracks.notFollowed(settled, BATCH)) {
      try {
        follow(parcel);
      } catch (CarrierUnreachableException unreachable) {
        // The next ones are asked about all the same: this answer may be about this parcel alone.
        LOG.warn("Parcel {} waits to be followed: {}", parcel.parcelId(), unreachable.toString());
      } catch (CallNotPermittedException resting) {
        LOG.warn("Parcels wait to be followed: {}", resting.toString());
        return;
      }
    }
  }

  private void follow(ParcelTrack parcel) {
    if (!tracking.follow(parcel)) {
      LOG.info("{} does not report on parcel {}", parcel.carrier(), parcel.parcelId());
    }
    tracks.followed(parcel.id(), parcel.parcelId());
  }
}
