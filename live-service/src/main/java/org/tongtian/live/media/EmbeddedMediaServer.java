package org.tongtian.live.media;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Relays media inside this process, for one machine without a media node. It encodes once per
 * viewer, which is why a room takes at most {@value #MAX_VIEWERS}. The native library is loaded by
 * the first session, not by the start of the service.
 */
public final class EmbeddedMediaServer implements MediaServer {

  /** Viewers per room; one 720p viewer costs up to a fifth of a core. */
  public static final int MAX_VIEWERS = 8;

  private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(1);

  private final AbstractMediaRoom.MediaDeadlines deadlines;
  private final MediaThreads threads = new MediaThreads("embedded");
  private final RoomRegistry<EmbeddedRoom> rooms = new RoomRegistry<>();
  private final AtomicInteger openConnections = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Calls end within five seconds; a client that never connects is released after thirty. */
  public EmbeddedMediaServer() {
    this(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  EmbeddedMediaServer(Duration callDeadline, Duration firstConnection) {
    this.deadlines = new AbstractMediaRoom.MediaDeadlines(callDeadline, firstConnection);
    threads.repeat(BETWEEN_MEASUREMENTS, () -> rooms.all().forEach(EmbeddedRoom::measureFlow));
  }

  @Override
  public MediaCapabilities capabilities() {
    return new MediaCapabilities("embedded", MAX_VIEWERS);
  }

  @Override
  public MediaRoom open(String roomId, MediaListener listener) {
    return rooms.open(
        roomId,
        id ->
            new EmbeddedRoom(
                id, listener, threads, deadlines, MAX_VIEWERS, openConnections, rooms::remove));
  }

  @Override
  public MediaLoad load() {
    return rooms.load(openConnections.get());
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      rooms.closeAll();
      threads.close();
    }
  }
}
