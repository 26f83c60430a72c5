package org.tongtian.live.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every adapter's room does alike: reserve, negotiate within a deadline, seat, rewire,
 * release. Wiring and releasing run on the room's own queue, in the order in which they were
 * caused; callers wait for neither.
 */
abstract class AbstractMediaRoom<S extends MediaSession> implements MediaRoom {

  private static final Logger log = LoggerFactory.getLogger(AbstractMediaRoom.class);

  private final String roomId;
  private final MediaThreads threads;
  private final MediaDeadlines deadlines;
  private final Seats<S> seats;
  private final RoomEvents events;
  private final SerialQueue work;
  private final Consumer<MediaRoom> onClosed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

  /**
   * How long things may take.
   *
   * @param call one whole publish, view, candidate or close
   * @param firstConnection from the answer to the first packet path; later the session is released
   */
  record MediaDeadlines(Duration call, Duration firstConnection) {}

  AbstractMediaRoom(
      String roomId,
      MediaListener listener,
      MediaThreads threads,
      MediaDeadlines deadlines,
      int maxViewers,
      Consumer<MediaRoom> onClosed) {
    this.roomId = roomId;
    this.threads = threads;
    this.deadlines = deadlines;
    this.seats = new Seats<>(maxViewers);
    this.events = new RoomEvents(listener, threads);
    this.work = new SerialQueue(threads);
    this.onClosed = onClosed;
  }

  /** Negotiates with the engine; whatever it created is released before it throws. */
  abstract S connect(Seats.Ticket ticket, String offer, CandidateGate gate);

  /** Gives every viewer the present presenter's media, or none; may be called at any time. */
  abstract void rewire();

  /** Lets go of what belongs to the room itself, after its sessions. */
  abstract void releaseRoom();

  @Override
  public final String roomId() {
    return roomId;
  }

  @Override
  public final void publish(String sessionId, String offerSdp, SignalListener client) {
    negotiate(sessionId, Role.PRESENTER, offerSdp, client);
  }

  @Override
  public final void view(String sessionId, String offerSdp, SignalListener client) {
    negotiate(sessionId, Role.VIEWER, offerSdp, client);
  }

  private void negotiate(String sessionId, Role role, String offerSdp, SignalListener client) {
    String offer = Sdp.offerWithVp8Only(offerSdp);
    Seats.Ticket ticket = seats.reserve(sessionId, role);
    CandidateGate gate = new CandidateGate(client);
    try {
      gate.answer(threads.callWithin(deadlines.call(), () -> seat(ticket, offer, gate)));
    } finally {
      seats.cancel(ticket);
    }
  }

  private String seat(Seats.Ticket ticket, String offer, CandidateGate gate) {
    S session = connect(ticket, offer, gate);
    Seats.Settled<S> settled = settleOrRelease(ticket, session);
    for (IceCandidate candidate : settled.earlyCandidates()) {
      tryQuietly("An early candidate was not taken", () -> session.addCandidate(candidate));
    }
    settled.displaced().stream()
        .filter(old -> !old.id().equals(session.id()))
        .forEach(old -> events.ended(old.id(), EndReason.REPLACED));
    rewireThenRelease(settled.displaced());
    threads.after(deadlines.firstConnection(), () -> endIfNeverConnected(session));
    return session.answer();
  }

  private Seats.Settled<S> settleOrRelease(Seats.Ticket ticket, S session) {
    try {
      return seats.settle(ticket, session);
    } catch (MediaRefused e) {
      work.execute(session::release);
      throw e;
    }
  }

  @Override
  public final void addCandidate(String sessionId, IceCandidate candidate) {
    candidate.check();
    S session = seats.findOrKeep(sessionId, candidate);
    if (session == null || candidate.isEndOfCandidates()) {
      return;
    }
    threads.callWithin(
        deadlines.call(),
        () -> {
          session.addCandidate(candidate);
          return session.id();
        });
  }

  @Override
  public final void reportStall(String sessionId) {
    seats.find(sessionId);
    work.execute(this::askForKeyframe);
  }

  /** Asks the presenter for a whole picture, at most once a second. */
  abstract void askForKeyframe();

  @Override
  public void leave(String sessionId) {
    S session = seats.remove(sessionId);
    if (session != null) {
      rewireThenRelease(List.of(session));
    }
  }

  /** The engine says that the session is over; does nothing when it has left already. */
  final void sessionFailed(S session, EndReason reason) {
    if (!seats.removeExactly(session)) {
      return;
    }
    rewireThenRelease(List.of(session));
    events.ended(session.id(), reason);
  }

  private void endIfNeverConnected(S session) {
    if (!session.everConnected()) {
      sessionFailed(session, EndReason.NEVER_CONNECTED);
    }
  }

  /** Viewers move to the new media before the old one goes, so that they see no gap. */
  private void rewireThenRelease(List<S> leaving) {
    work.execute(this::rewire);
    leaving.forEach(session -> work.execute(session::release));
  }

  @Override
  public final void close() {
    if (closed.compareAndSet(false, true)) {
      List<S> leaving = new ArrayList<>(seats.close());
      leaving.forEach(session -> work.execute(session::release));
      released = work.submit(this::releaseRoom).whenComplete((done, e) -> onClosed.accept(this));
    }
    awaitReleased();
  }

  private void awaitReleased() {
    try {
      released.get(deadlines.call().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn("Room {} could not release all its media at once; it goes on behind", roomId, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void tryQuietly(String whatFailed, Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      log.warn("{}: {}", whatFailed, e.getMessage());
    }
  }

  final boolean isClosed() {
    return closed.get();
  }

  final Seats<S> seats() {
    return seats;
  }

  final RoomEvents events() {
    return events;
  }

  final SerialQueue work() {
    return work;
  }
}
