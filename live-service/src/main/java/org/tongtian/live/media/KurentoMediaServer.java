package org.tongtian.live.media;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries media through Kurento media nodes. A room lives on one node; when that node is lost, the
 * room moves to another, or to the same one restarted, and its clients are told to renegotiate. A
 * node that is down at the start is no error: rooms open, and publishing is refused until it
 * answers.
 */
public final class KurentoMediaServer implements MediaServer {

  private final KurentoSettings settings;
  private final MediaThreads threads = new MediaThreads("kurento");
  private final RoomRegistry<KurentoRoom> rooms = new RoomRegistry<>();
  private final List<KurentoNode> nodes;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Begins to connect, without waiting for it.
   *
   * @param uris the nodes' control addresses ({@code ws://} or {@code wss://}), at least one; a
   *     {@code wss} certificate must be trusted by this JVM
   */
  public KurentoMediaServer(List<URI> uris) {
    this(uris, KurentoSettings.standard());
  }

  KurentoMediaServer(List<URI> uris, KurentoSettings settings) {
    this.settings = settings;
    this.nodes =
        uris.stream().map(uri -> new KurentoNode(uri, settings, threads, new Moves())).toList();
    nodes.forEach(KurentoNode::start);
  }

  @Override
  public MediaCapabilities capabilities() {
    return new MediaCapabilities("kurento", settings.maxViewersPerRoom());
  }

  @Override
  public MediaRoom open(String roomId, MediaListener listener) {
    return rooms.open(
        roomId,
        id -> new KurentoRoom(id, listener, threads, settings, this::leastLoaded, rooms::remove));
  }

  private KurentoConnection leastLoaded() {
    return usableNodes().stream()
        .min(Comparator.comparingInt(KurentoConnection::liveObjects))
        .orElseThrow(
            () ->
                new MediaRefused(
                    MediaRefused.Reason.UNAVAILABLE, "No media node answers just now."));
  }

  private List<KurentoConnection> usableNodes() {
    return present().stream().filter(KurentoConnection::isUsable).toList();
  }

  private List<KurentoConnection> present() {
    return nodes.stream().map(KurentoNode::connection).filter(Objects::nonNull).toList();
  }

  @Override
  public MediaLoad load() {
    return rooms.load(present().stream().mapToInt(KurentoConnection::liveObjects).sum());
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      rooms.closeAll();
      nodes.forEach(KurentoNode::close);
      threads.close();
    }
  }

  /** Moves rooms between nodes. */
  private final class Moves implements KurentoNode.Listener {

    @Override
    public void usable(KurentoConnection connection) {
      rooms.all().forEach(KurentoRoom::callBack);
      rooms.all().forEach(KurentoRoom::nodeChanged);
    }

    @Override
    public void silent(KurentoConnection connection) {
      if (usableNodes().isEmpty()) {
        // Nowhere to go: a node that only slept takes its rooms up where they were.
        rooms.all().forEach(KurentoRoom::nodeChanged);
        return;
      }
      lost(connection);
    }

    @Override
    public void lost(KurentoConnection connection) {
      rooms.all().forEach(room -> room.leaveNode(connection));
      if (!usableNodes().isEmpty()) {
        rooms.all().forEach(KurentoRoom::callBack);
      }
    }
  }
}
