package org.tongtian.live.signalling;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongtian.live.channel.Client;
import org.tongtian.live.channel.RoomChannels;
import org.tongtian.live.media.EndReason;
import org.tongtian.live.media.MediaListener;
import org.tongtian.live.media.MediaRoom;
import org.tongtian.live.media.MediaServer;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.message.RoomMessage;

/** The media of the rooms at this instance, and the clients that take part in it. */
@Component
class MediaRooms {

  private final MediaServer server;
  private final RoomChannels channels;
  private final Map<String, MediaRoom> rooms = new ConcurrentHashMap<>();
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  MediaRooms(MediaServer server, RoomChannels channels) {
    this.server = server;
    this.channels = channels;
  }

  /** The room's media, opened where it was not; opening asks nothing of the engine. */
  MediaRoom open(Client client) {
    clients.put(client.connectionId(), client);
    return rooms.computeIfAbsent(client.roomId(), id -> server.open(id, new RoomListener(id)));
  }

  Optional<MediaRoom> find(String roomId) {
    return Optional.ofNullable(rooms.get(roomId));
  }

  void forget(Client client) {
    clients.remove(client.connectionId());
  }

  /** Takes the room out, for the caller to close. */
  Optional<MediaRoom> remove(String roomId) {
    return Optional.ofNullable(rooms.remove(roomId));
  }

  private final class RoomListener implements MediaListener {
    private final String roomId;

    RoomListener(String roomId) {
      this.roomId = roomId;
    }

    @Override
    public void stateChanged(MediaState state) {
      channels.media(roomId, state);
    }

    @Override
    public void sessionEnded(String sessionId, EndReason reason) {
      Client client = clients.get(sessionId);
      if (client == null) {
        return;
      }
      if (reason == EndReason.REPLACED) {
        client.problem("live.published_elsewhere");
      } else {
        client.send(new RoomMessage.Renegotiate());
      }
    }

    @Override
    public void renegotiate(String sessionId) {
      Client client = clients.get(sessionId);
      if (client != null) {
        client.send(new RoomMessage.Renegotiate());
      }
    }
  }
}
