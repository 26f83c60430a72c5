package org.tongtian.live.signalling;

import io.lettuce.core.RedisException;
import jakarta.annotation.PreDestroy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.live.channel.Client;
import org.tongtian.live.channel.RoomChannels;
import org.tongtian.live.message.RoomMessage;

/**
 * Looks after the carried rooms now and then: keeps the claim on them, lets go of those that ended,
 * are empty or went to another instance, and has clients negotiate again whose instance died.
 */
@Component
class MediaCare {

  private static final Logger LOG = LoggerFactory.getLogger(MediaCare.class);

  private final MediaHome homes;
  private final MediaDesk desk;
  private final MediaRooms rooms;
  private final MediaRelay relay;
  private final RoomChannels channels;
  private final Set<String> emptyLastTime = new HashSet<>();

  MediaCare(
      MediaHome homes, MediaDesk desk, MediaRooms rooms, MediaRelay relay, RoomChannels channels) {
    this.homes = homes;
    this.desk = desk;
    this.rooms = rooms;
    this.relay = relay;
    this.channels = channels;
  }

  @Scheduled(fixedDelayString = "${tongtian.live.media-care:PT3S}")
  void look() {
    relay.listen();
    rooms.carried().forEach(this::lookAfter);
    emptyLastTime.retainAll(rooms.carried());
    relay.away().forEach(this::lookAfter);
  }

  /** Other instances take over at once, not when the claims fade. */
  @PreDestroy
  void handOver() {
    rooms.carried().forEach(homes::release);
  }

  private void lookAfter(String roomId) {
    List<Client> clients = rooms.clientsOf(roomId);
    if (desk.hasEnded(roomId) || isEmptyAgain(roomId, clients)) {
      rooms.close(roomId);
      homes.release(roomId);
    } else if (!homes.keep(roomId)) {
      LOG.info("Room {} is carried by another instance now", roomId);
      rooms.close(roomId);
      clients.forEach(client -> client.send(new RoomMessage.Renegotiate()));
    } else if (rooms.isFlowing(roomId)) {
      channels.mediaGoesOn(roomId);
    }
  }

  private boolean isEmptyAgain(String roomId, List<Client> clients) {
    if (!clients.isEmpty()) {
      emptyLastTime.remove(roomId);
      return false;
    }
    return !emptyLastTime.add(roomId);
  }

  private void lookAfter(MediaRelay.Sent sent) {
    try {
      Optional<String> home = homes.present(sent.client().roomId());
      if (!home.equals(Optional.of(sent.home()))) {
        relay.forget(sent.client());
        sent.client().send(new RoomMessage.Renegotiate());
      }
    } catch (RedisException away) {
      LOG.debug("Where rooms are carried is unknown while Redis is away", away);
    }
  }
}
