package org.tongtian.live.channel;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.StockLevel;
import org.tongtian.live.audience.Audience;
import org.tongtian.live.history.HistoryListener;
import org.tongtian.live.history.Kept;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;
import org.tongtian.live.room.RoomService;
import org.tongtian.live.room.RoomSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rooms that have connections at this instance. Messages come from here, from other instances
 * by signal, and from the history where a signal was lost.
 */
@Service
public class RoomChannels implements HistoryListener {

  private static final Duration STOCK_ON_JOIN = Duration.ofSeconds(1);
  private static final Duration STOCK_ON_BEAT = Duration.ofSeconds(10);

  private final Map<String, OpenRoom> open = new ConcurrentHashMap<>();
  private final RoomOpener opener;
  private final RoomService rooms;
  private final RoomSignals signals;
  private final MediaMemory media;
  private final Audience audience;
  private final ObjectProvider<SignalHandler> video;
  private final ChannelSettings settings;
  private final RoomSettings life;
  private final JsonMapper json;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("room-channels").factory());
  private final ScheduledFuture<?> beats;
  private final ScheduledFuture<?> heals;

  RoomChannels(
      RoomOpener opener,
      RoomService rooms,
      RoomSignals signals,
      MediaMemory media,
      Audience audience,
      ObjectProvider<SignalHandler> video,
      ChannelSettings settings,
      RoomSettings life,
      JsonMapper json) {
    this.opener = opener;
    this.rooms = rooms;
    this.signals = signals;
    this.media = media;
    this.audience = audience;
    this.video = video;
    this.settings = settings;
    this.life = life;
    this.json = json;
    this.beats = every(settings.beat(), this::beat);
    this.heals = every(settings.heal(), this::heal);
  }

  private interface Care {
    void of(OpenRoom room);
  }

  private ScheduledFuture<?> every(Duration pause, Care care) {
    Runnable all = () -> open.values().forEach(room -> threads.execute(() -> care.of(room)));
    return timer.scheduleWithFixedDelay(
        all, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    beats.cancel(false);
    heals.cancel(false);
    timer.shutdownNow();
    threads.shutdown();
  }

  /** Connects a socket to its room; blocks while the room is opened. */
  RoomHub join(String roomId, RoomSocket socket, RoomMessage.Part part, Resume resume) {
    OpenRoom room =
        open.compute(roomId, (id, known) -> (known == null ? opening(id) : known).joined());
    room.count(part, 1);
    try {
      room.opened().join();
      if (room.shouldAskStock(System.nanoTime(), STOCK_ON_JOIN.toNanos())) {
        opener.askStock(room.hub());
      }
      room.hub().join(socket, part, countViewers(room), resume);
      return room.hub();
    } catch (RuntimeException failure) {
      leave(roomId, socket, part);
      throw failure;
    }
  }

  /** Only puts things in motion: it runs inside the map's update of this room. */
  private OpenRoom opening(String roomId) {
    RoomHub hub = new RoomHub(roomId, json::writeValueAsString, () -> planFlush(roomId));
    signals.listenToRoom(roomId, signal -> heard(roomId, signal));
    CompletableFuture<Void> opened = CompletableFuture.runAsync(() -> opener.open(hub), threads);
    return new OpenRoom(hub, opened, System.nanoTime());
  }

  private void planFlush(String roomId) {
    CompletableFuture.delayedExecutor(
            settings.coalesce().toMillis(), TimeUnit.MILLISECONDS, threads)
        .execute(() -> flush(roomId));
  }

  private void flush(String roomId) {
    OpenRoom room = open.get(roomId);
    if (room != null) {
      room.hub().flush();
    }
  }

  /** The socket is gone. */
  void leave(String roomId, RoomSocket socket, RoomMessage.Part part) {
    OpenRoom room = open.get(roomId);
    if (room == null) {
      return;
    }
    room.hub().leave(socket);
    room.count(part, -1);
    OpenRoom rest = open.computeIfPresent(roomId, (id, known) -> closedIfLast(known));
    if (rest == null) {
      audience.left(roomId);
    }
  }

  private OpenRoom closedIfLast(OpenRoom room) {
    OpenRoom rest = room.left();
    if (rest == null) {
      signals.forgetRoom(room.hub().roomId());
    }
    return rest;
  }

  @Override
  public void kept(Kept message) {
    signals.publish(message.roomId(), message.offset(), message.at(), message.message());
    OpenRoom room = open.get(message.roomId());
    if (room != null) {
      take(room, message);
    }
  }

  private void heard(String roomId, RoomSignals.Signal signal) {
    OpenRoom room = open.get(roomId);
    if (room == null) {
      return;
    }
    if (signal.offset() > 0) {
      take(room, new Kept(roomId, signal.offset(), signal.at(), signal.message()));
    } else if (signal.message() instanceof RoomMessage.State now) {
      room.hub().media(now.media());
    }
  }

  private void take(OpenRoom room, Kept message) {
    if (room.hub().take(message) == Ring.Taken.GAP) {
      threads.execute(() -> catchUp(room));
    }
    tellIfEnded(room.hub());
  }

  private void catchUp(OpenRoom room) {
    if (room.opened().isDone() && !room.opened().isCompletedExceptionally()) {
      room.catchUp(() -> opener.catchUp(room.hub()));
      tellIfEnded(room.hub());
    }
  }

  private void tellIfEnded(RoomHub hub) {
    if (hub.state() == RoomState.ENDED) {
      video.ifAvailable(handler -> handler.ended(hub.roomId()));
    }
  }

  /** A lot's stock changed. */
  void stock(StockLevel level) {
    open.values().stream()
        .map(OpenRoom::hub)
        .filter(hub -> hub.sells(level.productId()))
        .forEach(hub -> hub.stock(level.lotId(), level.available()));
  }

  /** A room's picture, which this instance carries, began or stopped to flow; may block. */
  public void mediaChanged(String roomId, MediaState now) {
    if (now == MediaState.FLOWING) {
      media.renew(roomId);
    } else {
      media.forget(roomId);
    }
    OpenRoom room = open.get(roomId);
    if (room != null) {
      room.hub().media(now);
    }
    signals.publish(roomId, 0, Instant.EPOCH, new RoomMessage.State(RoomState.LIVE, now));
  }

  /** A room's picture, which this instance carries, goes on flowing; may block. */
  public void mediaGoesOn(String roomId) {
    media.renew(roomId);
  }

  private void beat(OpenRoom room) {
    room.beat(
        () -> {
          noteHost(room);
          room.hub().viewers(countViewers(room));
        });
  }

  private void noteHost(OpenRoom room) {
    if (room.shouldNoteHost(System.nanoTime(), life.hostNotedEvery().toNanos())) {
      rooms.sawHost(room.hub().roomId());
    }
  }

  private long countViewers(OpenRoom room) {
    String id = room.hub().roomId();
    long viewers = audience.report(id, room.viewersHere());
    if (room.isNewPeak(viewers)) {
      rooms.sawViewers(id, viewers);
    }
    return viewers;
  }

  private void heal(OpenRoom room) {
    RoomHub hub = room.hub();
    signals.listenToRoom(hub.roomId(), signal -> heard(hub.roomId(), signal));
    catchUp(room);
    media.of(hub.roomId()).ifPresent(hub::media);
    if (room.shouldAskStock(System.nanoTime(), STOCK_ON_BEAT.toNanos())) {
      opener.askStock(hub);
    }
  }
}
