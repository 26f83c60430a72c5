package org.tongtian.live.room;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a room outlives its host.
 *
 * @param hostGoneAfter a live room whose host has had no channel to it for so long is ended
 */
@ConfigurationProperties("tongtian.live.rooms")
public record RoomSettings(@DefaultValue("10m") Duration hostGoneAfter) {

  /** How often a present host is noted; rarer than that, short absences would look long. */
  public Duration hostNotedEvery() {
    return hostGoneAfter.dividedBy(10);
  }
}
