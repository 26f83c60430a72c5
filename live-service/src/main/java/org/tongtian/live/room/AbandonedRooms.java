package org.tongtian.live.room;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.live.message.RoomState;

/**
 * Ends live rooms whose host has vanished: no channel of the host at any instance for {@link
 * RoomSettings#hostGoneAfter}. Every instance looks, and the room's own document decides which one
 * ends it. The first look comes only after that time, because no host can be seen by a service that
 * was down.
 */
@Component
class AbandonedRooms {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedRooms.class);
  private static final int PAGE = 200;

  private final RoomRepository rooms;
  private final RoomService service;
  private final RoomSettings settings;
  private final Clock clock;
  private final Counter ended;

  AbandonedRooms(
      RoomRepository rooms,
      RoomService service,
      RoomSettings settings,
      Clock clock,
      MeterRegistry meters) {
    this.rooms = rooms;
    this.service = service;
    this.settings = settings;
    this.clock = clock;
    this.ended = Counter.builder("tongtian.live.rooms.abandoned").register(meters);
  }

  @Scheduled(
      initialDelayString = "${tongtian.live.rooms.host-gone-after:PT10M}",
      fixedDelayString = "${tongtian.live.rooms.abandoned-sweep:PT1M}")
  void sweep() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String before = null;
    List<Room> page;
    do {
      page = rooms.inState(RoomState.LIVE, before, PAGE);
      page.stream()
          .filter(room -> RoomRules.isAbandoned(room, now, settings.hostGoneAfter()))
          .forEach(room -> end(room, now));
      before = page.isEmpty() ? null : page.getLast().id();
    } while (page.size() == PAGE);
  }

  private void end(Room room, Instant now) {
    if (service.endAbandoned(room, now)) {
      ended.increment();
      LOG.info("Room {} ended: its host was last there at {}", room.id(), room.hostLastThere());
    }
  }
}
