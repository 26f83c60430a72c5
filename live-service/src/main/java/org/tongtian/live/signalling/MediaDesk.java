package org.tongtian.live.signalling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.live.channel.Client;
import org.tongtian.live.media.IceCandidate;
import org.tongtian.live.media.MediaRefused;
import org.tongtian.live.media.SignalListener;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;
import org.tongtian.live.room.Room;
import org.tongtian.live.room.RoomService;

/** Carries out what clients ask of the media server; its calls may be slow. */
@Component
class MediaDesk {

  private static final Logger LOG = LoggerFactory.getLogger(MediaDesk.class);

  private final MediaRooms media;
  private final RoomService rooms;

  MediaDesk(MediaRooms media, RoomService rooms) {
    this.media = media;
    this.rooms = rooms;
  }

  /** Does it, or tells the client why not; chat and buying never notice. */
  void carryOut(Client client, ClientMessage.Signal signal) {
    try {
      ask(client, signal);
    } catch (MediaRefused refused) {
      LOG.debug("Media refused {}", client.connectionId(), refused);
      if (isWorthTelling(signal, refused)) {
        client.problem(refused.code());
      }
    }
  }

  /** Candidates still trickle in when their offer was refused, and that was told already. */
  private static boolean isWorthTelling(ClientMessage.Signal signal, MediaRefused refused) {
    return !(signal instanceof ClientMessage.Candidate)
        || refused.reason() == MediaRefused.Reason.BAD_CANDIDATE;
  }

  private void ask(Client client, ClientMessage.Signal signal) {
    String session = client.connectionId();
    switch (signal) {
      case ClientMessage.Publish offer -> {
        media.open(client).publish(session, offer.sdp(), new Answers(client));
        closeIfEnded(client.roomId());
      }
      case ClientMessage.View offer -> {
        media.open(client).view(session, offer.sdp(), new Answers(client));
        closeIfEnded(client.roomId());
      }
      case ClientMessage.Candidate found ->
          media
              .find(client.roomId())
              .ifPresent(room -> room.addCandidate(session, candidate(found.candidate())));
      case ClientMessage.Leave ignored -> {
        media.find(client.roomId()).ifPresent(room -> room.leave(session));
        media.forget(client);
      }
    }
  }

  /** The room may have ended while the offer waited for its turn. */
  private void closeIfEnded(String roomId) {
    if (hasEnded(roomId)) {
      media.close(roomId);
    }
  }

  boolean hasEnded(String roomId) {
    return rooms.find(roomId).map(Room::state).orElse(RoomState.ENDED) == RoomState.ENDED;
  }

  private static IceCandidate candidate(ClientMessage.Ice ice) {
    return new IceCandidate(
        ice.candidate() == null ? "" : ice.candidate(),
        ice.sdpMid(),
        ice.sdpMLineIndex() == null ? 0 : ice.sdpMLineIndex());
  }

  /** Passes what the media server says on to one client. */
  private record Answers(Client client) implements SignalListener {

    @Override
    public void answer(String sdp) {
      client.send(new RoomMessage.Answer(sdp));
    }

    @Override
    public void candidate(IceCandidate candidate) {
      client.send(new RoomMessage.Candidate(candidate));
    }
  }
}
