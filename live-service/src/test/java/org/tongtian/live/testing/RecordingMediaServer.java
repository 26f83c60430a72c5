package org.tongtian.live.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tongtian.live.media.IceCandidate;
import org.tongtian.live.media.MediaCapabilities;
import org.tongtian.live.media.MediaListener;
import org.tongtian.live.media.MediaLoad;
import org.tongtian.live.media.MediaRefused;
import org.tongtian.live.media.MediaRoom;
import org.tongtian.live.media.MediaServer;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.media.SignalListener;
import org.tongtian.live.media.TestRefusals;

/** A media server that writes down what it is asked; it carries no media. */
public final class RecordingMediaServer implements MediaServer {

  private final Map<String, Room> rooms = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile MediaRefused.Reason refusal;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** What was asked, as "publish", "view", "candidate …", "leave", "close". */
  public List<String> asked(String roomId) {
    return asked.stream()
        .filter(each -> each.startsWith(roomId))
        .map(each -> each.substring(roomId.length() + 1))
        .toList();
  }

  /** Every offer is refused with that reason from now on; null to stop that. */
  public void refuse(MediaRefused.Reason reason) {
    refusal = reason;
  }

  /** Calls hang until the returned latch is counted down. */
  public CountDownLatch hang() {
    gate = new CountDownLatch(1);
    return gate;
  }

  public MediaListener listener(String roomId) {
    return rooms.get(roomId).listener;
  }

  /** The presenter's picture began or stopped. */
  public void flow(String roomId, MediaState state) {
    listener(roomId).stateChanged(state);
  }

  /** The connection ids that asked for media in the room. */
  public List<String> sessions(String roomId) {
    return rooms.get(roomId).sessions;
  }

  @Override
  public MediaCapabilities capabilities() {
    return new MediaCapabilities("recording", 8);
  }

  @Override
  public MediaRoom open(String roomId, MediaListener listener) {
    Room room = new Room(roomId, listener);
    rooms.put(roomId, room);
    return room;
  }

  @Override
  public MediaLoad load() {
    return new MediaLoad(rooms.size(), 0, 0, 0);
  }

  @Override
  public void close() {
    rooms.clear();
  }

  private final class Room implements MediaRoom {
    private final String id;
    private final MediaListener listener;
    private final List<String> sessions = new CopyOnWriteArrayList<>();

    Room(String id, MediaListener listener) {
      this.id = id;
      this.listener = listener;
    }

    @Override
    public String roomId() {
      return id;
    }

    private void note(String what) {
      asked.add(id + " " + what);
      try {
        if (!gate.await(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the test left the media server hanging");
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private void offer(String kind, String sessionId, String sdp, SignalListener client) {
      note(kind);
      MediaRefused.Reason reason = refusal;
      if (reason != null) {
        throw TestRefusals.of(reason);
      }
      sessions.add(sessionId);
      client.answer("answer to " + sdp);
      client.candidate(new IceCandidate("candidate:1 of the server", "0", 0));
    }

    @Override
    public void publish(String sessionId, String offerSdp, SignalListener client) {
      offer("publish", sessionId, offerSdp, client);
    }

    @Override
    public void view(String sessionId, String offerSdp, SignalListener client) {
      offer("view", sessionId, offerSdp, client);
    }

    @Override
    public void addCandidate(String sessionId, IceCandidate candidate) {
      note("candidate " + candidate.candidate() + " " + candidate.sdpMLineIndex());
      if (!sessions.contains(sessionId)) {
        throw TestRefusals.of(MediaRefused.Reason.UNKNOWN_SESSION);
      }
    }

    @Override
    public void reportStall(String sessionId) {
      note("stall");
    }

    @Override
    public void leave(String sessionId) {
      note("leave");
      sessions.remove(sessionId);
    }

    @Override
    public void close() {
      note("close");
      rooms.remove(id, this);
    }
  }
}
