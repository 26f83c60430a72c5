package org.tongtian.live.signalling;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Service;
import org.tongtian.live.channel.Client;
import org.tongtian.live.channel.SignalHandler;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomState;

/**
 * The clients' way to the media server (promise L1): each client's requests in order, on threads of
 * their own, at the instance that carries the room.
 */
@Service
class Signalling implements SignalHandler {

  private final MediaHome homes;
  private final MediaDesk desk;
  private final MediaRooms rooms;
  private final MediaRelay relay;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, SessionTasks> sessions = new ConcurrentHashMap<>();

  Signalling(MediaHome homes, MediaDesk desk, MediaRooms rooms, MediaRelay relay) {
    this.homes = homes;
    this.desk = desk;
    this.rooms = rooms;
    this.relay = relay;
  }

  @PostConstruct
  void takeLetters() {
    relay.deliverTo(this::fromAnotherInstance);
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }

  @Override
  public void signal(Client client, RoomState state, ClientMessage.Signal signal) {
    Optional<String> refusal = SignallingRules.refuses(signal, client.isHost(), state);
    if (refusal.isPresent()) {
      client.problem(refusal.get());
      return;
    }
    if (!tasksOf(client).add(() -> route(client, signal))) {
      client.problem("live.too_much_waiting");
    }
  }

  private SessionTasks tasksOf(Client client) {
    return sessions.computeIfAbsent(client.connectionId(), id -> new SessionTasks(threads));
  }

  private void route(Client client, ClientMessage.Signal signal) {
    // Candidates and leaving concern the offer made before, wherever it went.
    boolean isOffer =
        signal instanceof ClientMessage.Publish || signal instanceof ClientMessage.View;
    String home = isOffer ? homes.of(client.roomId()) : relay.homeOf(client).orElse(homes.mine());
    if (home.equals(homes.mine())) {
      relay.forget(client);
      desk.carryOut(client, signal);
    } else {
      relay.ask(home, client, signal);
    }
  }

  /** Must not block: it is told on the Redis thread. */
  private void fromAnotherInstance(Client client, ClientMessage.Signal signal) {
    if (!tasksOf(client).add(() -> carryOutFromAfar(client, signal))) {
      client.problem("live.too_much_waiting");
    }
  }

  private void carryOutFromAfar(Client client, ClientMessage.Signal signal) {
    desk.carryOut(client, signal);
    if (signal instanceof ClientMessage.Leave) {
      sessions.remove(client.connectionId());
    }
  }

  @Override
  public void disconnected(Client client) {
    SessionTasks tasks = sessions.remove(client.connectionId());
    if (tasks != null) {
      tasks.finish(() -> route(client, new ClientMessage.Leave()));
    }
  }

  @Override
  public void ended(String roomId) {
    rooms.close(roomId);
  }
}
