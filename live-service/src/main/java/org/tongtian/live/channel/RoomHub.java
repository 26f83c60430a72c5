package org.tongtian.live.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tongtian.kit.money.Quantity;
import org.tongtian.live.history.Kept;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;

/**
 * One room at this instance: what its clients know, and who they are. Every method is short and
 * does no input or output; the lock only keeps frames in one order for all. A frame is written to
 * JSON once, whatever the number of clients.
 */
final class RoomHub {

  private static final int RING = 256;
  private static final int FRAME = 200;
  private static final int LINES_ON_JOIN = 30;

  private final String roomId;
  private final Function<Frame, String> toJson;
  private final Runnable planFlush;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<RoomSocket> sockets = new LinkedHashSet<>();
  private final Map<String, Quantity> stock = new LinkedHashMap<>();
  private Opened opened;
  private Ring ring;
  private Lanes lanes;
  private RoomState state;
  private MediaState media;
  private String pinned;
  private long viewers;
  private boolean isFlushPlanned;

  /**
   * What a room is opened with.
   *
   * @param productIds products whose stock its clients see
   * @param newest the end of its history, without gaps
   */
  record Opened(
      String epoch,
      Set<String> productIds,
      RoomState state,
      MediaState media,
      String pinned,
      long lastOffset,
      List<Kept> newest) {}

  RoomHub(String roomId, Function<Frame, String> toJson, Runnable planFlush) {
    this.roomId = roomId;
    this.toJson = toJson;
    this.planFlush = planFlush;
  }

  String roomId() {
    return roomId;
  }

  void open(Opened with) {
    locked(
        () -> {
          opened = with;
          ring = new Ring(RING, with.lastOffset() - with.newest().size());
          with.newest().forEach(ring::offer);
          lanes = new Lanes(ring.last());
          state = with.state();
          media = with.media();
          pinned = with.pinned();
          return null;
        });
  }

  /** Whether the product is sold here. */
  boolean sells(String productId) {
    return locked(() -> opened != null && opened.productIds().contains(productId));
  }

  RoomState state() {
    return locked(() -> state);
  }

  long lastOffset() {
    return locked(() -> ring.last());
  }

  /** Takes a message of the room's history; GAP where others must be read first. */
  Ring.Taken take(Kept kept) {
    return locked(
        () -> {
          if (opened == null) {
            return Ring.Taken.GAP;
          }
          Ring.Taken taken = ring.offer(kept);
          if (taken == Ring.Taken.ADDED) {
            lanes.add(kept.offset(), learn(kept.message()));
            plan();
          }
          return taken;
        });
  }

  private RoomMessage learn(RoomMessage message) {
    if (message instanceof RoomMessage.Pin pin) {
      pinned = pin.productId();
    }
    if (message instanceof RoomMessage.State now) {
      state = now.state();
      return stateNow();
    }
    return message;
  }

  private RoomMessage stateNow() {
    return new RoomMessage.State(state, state == RoomState.ENDED ? MediaState.INTERRUPTED : media);
  }

  /** A lot's stock, told where it changed. */
  void stock(String lotId, Quantity available) {
    locked(
        () -> {
          if (opened != null && !available.equals(stock.put(lotId, available))) {
            lanes.addPassing(new RoomMessage.Stock(lotId, available));
            plan();
          }
          return null;
        });
  }

  /** Whether the picture flows, told where it changed. */
  void media(MediaState now) {
    locked(
        () -> {
          if (opened != null && media != now) {
            media = now;
            lanes.addPassing(stateNow());
            plan();
          }
          return null;
        });
  }

  /** How many watch, told where it changed. */
  void viewers(long count) {
    locked(
        () -> {
          if (opened != null && viewers != count) {
            viewers = count;
            lanes.addPassing(new RoomMessage.Viewers(count));
            plan();
          }
          return null;
        });
  }

  private void plan() {
    if (!isFlushPlanned) {
      isFlushPlanned = true;
      planFlush.run();
    }
  }

  /** Sends the next frame to everybody; what does not fit comes with the one after it. */
  void flush() {
    locked(
        () -> {
          isFlushPlanned = false;
          if (opened == null) {
            return null;
          }
          sendFrame();
          if (!lanes.isEmpty()) {
            plan();
          }
          return null;
        });
  }

  private void sendFrame() {
    List<RoomMessage> messages = lanes.drain(FRAME);
    if (messages.isEmpty() || sockets.isEmpty()) {
      return;
    }
    String frame = frame(messages);
    sockets.forEach(socket -> socket.offer(frame));
  }

  private String frame(List<RoomMessage> messages) {
    return toJson.apply(new Frame(opened.epoch(), lanes.toldUpTo(), messages));
  }

  /** Adds a client and gives it what it missed, or the whole state of the room. */
  void join(RoomSocket socket, RoomMessage.Part part, long viewersNow, Resume resume) {
    locked(
        () -> {
          while (!lanes.isEmpty()) {
            sendFrame();
          }
          List<RoomMessage> messages = new ArrayList<>();
          messages.add(new RoomMessage.Hello(part, viewersNow));
          messages.add(stateNow());
          stock.forEach((lot, level) -> messages.add(new RoomMessage.Stock(lot, level)));
          messages.addAll(missed(resume).orElseGet(this::recent));
          socket.offer(frame(messages));
          sockets.add(socket);
          return null;
        });
  }

  private Optional<List<RoomMessage>> missed(Resume resume) {
    if (!opened.epoch().equals(resume.epoch())) {
      return Optional.empty();
    }
    return ring.since(resume.offset())
        .map(
            behind ->
                behind.stream()
                    .map(Kept::message)
                    .filter(message -> !(message instanceof RoomMessage.State))
                    .toList());
  }

  private List<RoomMessage> recent() {
    List<RoomMessage> messages = new ArrayList<>();
    if (pinned != null) {
      messages.add(new RoomMessage.Pin(pinned));
    }
    messages.addAll(ring.lastLines(LINES_ON_JOIN));
    return messages;
  }

  void leave(RoomSocket socket) {
    locked(() -> sockets.remove(socket));
  }

  /** Sends to one client alone, behind what it was sent before. */
  void sendTo(RoomSocket socket, RoomMessage message) {
    locked(
        () -> {
          socket.offer(frame(List.of(message)));
          return null;
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
