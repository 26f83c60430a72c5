package org.tongtian.live.signalling;

import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import org.tongtian.live.channel.Client;
import org.tongtian.live.channel.RoomChannels;
import org.tongtian.live.media.EndReason;
import org.tongtian.live.media.MediaListener;
import org.tongtian.live.media.MediaRoom;
import org.tongtian.live.media.MediaServer;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.message.RoomMessage;

/** The media of the rooms that this instance carries, and the clients that take part in it. */
@Component
class MediaRooms {

  private final MediaServer server;
  private final RoomChannels channels;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Carried> rooms = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> closing = new ConcurrentHashMap<>();
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  MediaRooms(MediaServer server, RoomChannels channels) {
    this.server = server;
    this.channels = channels;
  }

  private record Carried(MediaRoom media, Listener listener) {}

  @PreDestroy
  void stop() {
    threads.shutdown();
  }

  /** The room's media, opened where it was not; waits while an earlier one is being closed. */
  MediaRoom open(Client client) {
    clients.put(client.connectionId(), client);
    while (true) {
      closing.getOrDefault(client.roomId(), CompletableFuture.completedFuture(null)).join();
      Carried carried = rooms.computeIfAbsent(client.roomId(), this::openUnlessClosing);
      if (carried != null) {
        return carried.media();
      }
    }
  }

  /** Opening asks nothing of the engine, so it may run inside the map's update of this room. */
  private Carried openUnlessClosing(String roomId) {
    if (closing.containsKey(roomId)) {
      return null;
    }
    Listener listener = new Listener(roomId);
    return new Carried(server.open(roomId, listener), listener);
  }

  Optional<MediaRoom> find(String roomId) {
    return Optional.ofNullable(rooms.get(roomId)).map(Carried::media);
  }

  Collection<String> carried() {
    return List.copyOf(rooms.keySet());
  }

  boolean isFlowing(String roomId) {
    Carried carried = rooms.get(roomId);
    return carried != null && carried.listener().state == MediaState.FLOWING;
  }

  List<Client> clientsOf(String roomId) {
    return clients.values().stream().filter(each -> each.roomId().equals(roomId)).toList();
  }

  void forget(Client client) {
    clients.remove(client.connectionId());
  }

  /** Lets go of the room's media without waiting for it. */
  void close(String roomId) {
    rooms.computeIfPresent(
        roomId,
        (id, carried) -> {
          CompletableFuture<Void> closed = new CompletableFuture<>();
          closing.put(id, closed);
          threads.execute(() -> close(carried, closed));
          return null;
        });
    clientsOf(roomId).forEach(this::forget);
  }

  private void close(Carried carried, CompletableFuture<Void> closed) {
    String roomId = carried.media().roomId();
    try {
      carried.media().close();
      if (carried.listener().state == MediaState.FLOWING) {
        channels.mediaChanged(roomId, MediaState.INTERRUPTED);
      }
    } finally {
      closing.remove(roomId);
      closed.complete(null);
    }
  }

  private final class Listener implements MediaListener {
    private final String roomId;
    private volatile MediaState state = MediaState.INTERRUPTED;

    Listener(String roomId) {
      this.roomId = roomId;
    }

    @Override
    public void stateChanged(MediaState now) {
      state = now;
      channels.mediaChanged(roomId, now);
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
