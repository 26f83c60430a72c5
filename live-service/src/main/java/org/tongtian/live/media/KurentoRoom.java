package org.tongtian.live.media;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kurento.client.MediaPipeline;

/** A room as one pipeline on one media node; it moves when the node is lost. */
final class KurentoRoom extends AbstractMediaRoom<KurentoSession> implements KurentoSession.Events {

  private final MediaThreads threads;
  private final Supplier<KurentoConnection> nodes;
  private final AtomicReference<Place> place = new AtomicReference<>();
  private final Set<String> waitingForNode = ConcurrentHashMap.newKeySet();
  private final KeyframeLimiter keyframes = new KeyframeLimiter(Duration.ofSeconds(1));

  /** Where the room is: a pipeline, perhaps still being created, on one node session. */
  private record Place(KurentoConnection connection, CompletableFuture<MediaPipeline> pipeline) {}

  KurentoRoom(
      String roomId,
      MediaListener listener,
      MediaThreads threads,
      KurentoSettings settings,
      Supplier<KurentoConnection> nodes,
      Consumer<MediaRoom> onClosed) {
    super(roomId, listener, threads, settings.deadlines(), settings.maxViewersPerRoom(), onClosed);
    this.threads = threads;
    this.nodes = nodes;
  }

  @Override
  KurentoSession connect(Seats.Ticket ticket, String offer, CandidateGate gate) {
    Place here = place();
    try {
      KurentoSession session =
          KurentoSession.negotiate(
              ticket, offer, here.connection, here.pipeline.join(), gate, this);
      waitingForNode.remove(ticket.sessionId());
      return session;
    } catch (CompletionException e) {
      throw e.getCause() instanceof MediaRefused refused
          ? refused
          : KurentoErrors.refusal("create the room", e.getCause());
    }
  }

  private Place place() {
    Place present = place.get();
    if (present != null) {
      return present;
    }
    Place fresh = new Place(nodes.get(), new CompletableFuture<>());
    Place before = place.compareAndExchange(null, fresh);
    if (before != null) {
      return before;
    }
    try {
      fresh.pipeline.complete(
          fresh.connection.create(
              "create pipeline", done -> fresh.connection.client().createMediaPipeline(done)));
    } catch (RuntimeException e) {
      place.compareAndSet(fresh, null);
      fresh.pipeline.completeExceptionally(e);
    }
    if (isClosed()) {
      releaseRoom();
    }
    return fresh;
  }

  @Override
  void rewire() {
    KurentoSession presenter = seats().presenter();
    for (KurentoSession viewer : seats().viewers()) {
      tryQuietly(
          "A viewer waits for its picture",
          () -> {
            if (viewer.see(presenter)) {
              askForKeyframe();
            }
          });
    }
    reportState();
  }

  @Override
  void askForKeyframe() {
    long now = System.nanoTime();
    switch (keyframes.wish(now)) {
      case ASK_NOW -> requestKeyframe();
      case ASK_LATER ->
          threads.after(
              keyframes.remaining(now),
              () -> {
                keyframes.waited();
                work().execute(this::askForKeyframe);
              });
      case ALREADY_WAITING -> {
        // The request that waits serves this viewer too.
      }
    }
  }

  private void requestKeyframe() {
    KurentoSession presenter = seats().presenter();
    if (presenter != null) {
      tryQuietly("No keyframe was asked for", presenter::requestKeyframe);
    }
  }

  @Override
  void releaseRoom() {
    waitingForNode.clear();
    events().state(MediaState.INTERRUPTED);
    Place last = place.getAndSet(null);
    if (last != null) {
      releasePipeline(last);
    }
  }

  /** Also when it is only being created just now: waits for it, at most one call. */
  private static void releasePipeline(Place left) {
    MediaPipeline pipeline = left.pipeline.exceptionally(failed -> null).join();
    if (pipeline != null) {
      left.connection.release(pipeline);
    }
  }

  @Override
  public void leave(String sessionId) {
    waitingForNode.remove(sessionId);
    super.leave(sessionId);
  }

  @Override
  public void flowChanged() {
    work().execute(this::reportState);
  }

  @Override
  public void failed(KurentoSession session) {
    work().execute(() -> sessionFailed(session, EndReason.CONNECTION_FAILED));
  }

  private void reportState() {
    KurentoSession presenter = seats().presenter();
    boolean flowing = presenter != null && presenter.isFlowing();
    events().state(flowing ? MediaState.FLOWING : MediaState.INTERRUPTED);
  }

  /** Leaves the node; its clients are called back as soon as there is one to go to. */
  void leaveNode(KurentoConnection connection) {
    Place left = place.get();
    if (left == null || !left.connection.equals(connection) || !place.compareAndSet(left, null)) {
      return;
    }
    for (KurentoSession session : seats().drain()) {
      waitingForNode.add(session.id());
      work().execute(session::release);
    }
    work().execute(() -> releasePipeline(left));
    events().state(MediaState.INTERRUPTED);
  }

  /** A node is ready: clients that lost theirs are told to negotiate anew. */
  void callBack() {
    for (String sessionId : List.copyOf(waitingForNode)) {
      if (waitingForNode.remove(sessionId)) {
        events().renegotiate(sessionId);
      }
    }
  }

  /**
   * The node answers again, or has fallen silent: catch up on wiring, tell the truth about flow.
   */
  void nodeChanged() {
    work().execute(this::rewire);
  }
}
