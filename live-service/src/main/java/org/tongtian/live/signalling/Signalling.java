package org.tongtian.live.signalling;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.live.channel.Client;
import org.tongtian.live.channel.SignalHandler;
import org.tongtian.live.media.IceCandidate;
import org.tongtian.live.media.MediaRefused;
import org.tongtian.live.media.SignalListener;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;

/**
 * The clients' way to the media server (promise L1). What the media server refuses is told to the
 * one client; chat and buying never notice.
 */
@Service
class Signalling implements SignalHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Signalling.class);

  private final MediaRooms rooms;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, SessionTasks> sessions = new ConcurrentHashMap<>();

  Signalling(MediaRooms rooms) {
    this.rooms = rooms;
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
    SessionTasks tasks =
        sessions.computeIfAbsent(client.connectionId(), id -> new SessionTasks(threads));
    if (!tasks.add(() -> attempt(client, signal))) {
      client.problem("live.too_much_waiting");
    }
  }

  private void attempt(Client client, ClientMessage.Signal signal) {
    try {
      carryOut(client, signal);
    } catch (MediaRefused refused) {
      LOG.debug("Media refused {} of {}", signal, client.connectionId(), refused);
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

  private void carryOut(Client client, ClientMessage.Signal signal) {
    String session = client.connectionId();
    switch (signal) {
      case ClientMessage.Publish offer ->
          rooms.open(client).publish(session, offer.sdp(), new Answers(client));
      case ClientMessage.View offer ->
          rooms.open(client).view(session, offer.sdp(), new Answers(client));
      case ClientMessage.Candidate found ->
          rooms
              .find(client.roomId())
              .ifPresent(room -> room.addCandidate(session, candidate(found.candidate())));
      case ClientMessage.Leave ignored -> leave(client);
    }
  }

  private static IceCandidate candidate(ClientMessage.Ice ice) {
    return new IceCandidate(
        ice.candidate() == null ? "" : ice.candidate(),
        ice.sdpMid(),
        ice.sdpMLineIndex() == null ? 0 : ice.sdpMLineIndex());
  }

  private void leave(Client client) {
    rooms.find(client.roomId()).ifPresent(room -> room.leave(client.connectionId()));
    rooms.forget(client);
  }

  @Override
  public void disconnected(Client client) {
    SessionTasks tasks = sessions.remove(client.connectionId());
    if (tasks != null) {
      tasks.finish(() -> leave(client));
    }
  }

  @Override
  public void ended(String roomId) {
    rooms.remove(roomId).ifPresent(room -> threads.execute(room::close));
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
