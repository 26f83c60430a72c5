package org.tongtian.live.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who sits in a room. A seat is reserved before the slow negotiation and settled after it, so that
 * the limit holds under concurrency while no lock is held over a call, and a failed negotiation
 * leaves the earlier session untouched.
 */
final class Seats<S extends MediaSession> {

  private static final int MAX_EARLY_CANDIDATES = 64;

  private final int maxViewers;
  private final Map<String, Seat<S>> taken = new LinkedHashMap<>();
  private final Set<Ticket> reserved = new HashSet<>();
  private long lastNumber;
  private boolean closed;

  Seats(int maxViewers) {
    this.maxViewers = maxViewers;
  }

  /** The right to one seat; later tickets of the same session win over earlier ones. */
  static final class Ticket {
    private final String sessionId;
    private final Role role;
    private final long number;
    private final List<IceCandidate> early = new ArrayList<>();

    private Ticket(String sessionId, Role role, long number) {
      this.sessionId = sessionId;
      this.role = role;
      this.number = number;
    }

    String sessionId() {
      return sessionId;
    }

    Role role() {
      return role;
    }
  }

  /** What settling changed: sessions that must be released, candidates that came early. */
  record Settled<S>(List<S> displaced, List<IceCandidate> earlyCandidates) {}

  private record Seat<S>(S session, long number) {}

  synchronized Ticket reserve(String sessionId, Role role) {
    refuseIfClosed();
    if (role == Role.VIEWER && viewersBesides(sessionId) >= maxViewers) {
      throw new MediaRefused(
          MediaRefused.Reason.VIEWER_LIMIT,
          "This room's video takes at most " + maxViewers + " viewers at once.");
    }
    Ticket ticket = new Ticket(sessionId, role, ++lastNumber);
    reserved.add(ticket);
    return ticket;
  }

  synchronized void cancel(Ticket ticket) {
    reserved.remove(ticket);
  }

  /** Seats the session. When this throws, the session is the caller's to release. */
  synchronized Settled<S> settle(Ticket ticket, S session) {
    refuseIfClosed();
    if (!reserved.remove(ticket)) {
      throw new MediaRefused(
          MediaRefused.Reason.REPLACED, "The session left or gave up before it was connected.");
    }
    List<S> displaced = displacedBy(ticket);
    taken.put(ticket.sessionId, new Seat<>(session, ticket.number));
    return new Settled<>(displaced, List.copyOf(ticket.early));
  }

  private List<S> displacedBy(Ticket ticket) {
    List<String> ids = new ArrayList<>();
    for (Map.Entry<String, Seat<S>> entry : taken.entrySet()) {
      boolean sameSession = entry.getKey().equals(ticket.sessionId);
      boolean otherPresenter =
          ticket.role == Role.PRESENTER && entry.getValue().session.role() == Role.PRESENTER;
      if (!sameSession && !otherPresenter) {
        continue;
      }
      if (entry.getValue().number > ticket.number) {
        throw new MediaRefused(MediaRefused.Reason.REPLACED, "A later offer was answered already.");
      }
      ids.add(entry.getKey());
    }
    return ids.stream().map(id -> taken.remove(id).session).toList();
  }

  /** The seated session, or null when its offer is still being answered (the candidate is kept). */
  synchronized S findOrKeep(String sessionId, IceCandidate candidate) {
    Ticket latest = latestTicket(sessionId);
    if (latest != null) {
      if (latest.early.size() >= MAX_EARLY_CANDIDATES) {
        throw new MediaRefused(
            MediaRefused.Reason.BAD_CANDIDATE, "Too many candidates came before the answer.");
      }
      latest.early.add(candidate);
      return null;
    }
    return find(sessionId);
  }

  synchronized S find(String sessionId) {
    Seat<S> seat = taken.get(sessionId);
    if (seat == null) {
      throw new MediaRefused(
          MediaRefused.Reason.UNKNOWN_SESSION, "This session has no picture in this room.");
    }
    return seat.session;
  }

  /** The session that left, or null when there was none. */
  synchronized S remove(String sessionId) {
    reserved.removeIf(ticket -> ticket.sessionId.equals(sessionId));
    Seat<S> seat = taken.remove(sessionId);
    return seat == null ? null : seat.session;
  }

  /** Takes exactly this session out; false when another one has its seat already. */
  synchronized boolean removeExactly(S session) {
    Seat<S> seat = taken.get(session.id());
    if (seat == null || !seat.session.equals(session)) {
      return false;
    }
    taken.remove(session.id());
    return true;
  }

  synchronized S presenter() {
    return all(Role.PRESENTER).stream().findFirst().orElse(null);
  }

  synchronized List<S> viewers() {
    return all(Role.VIEWER);
  }

  /** Empties the room and invalidates every reservation; the sessions are the caller's. */
  synchronized List<S> drain() {
    List<S> sessions = taken.values().stream().map(Seat::session).toList();
    taken.clear();
    reserved.clear();
    return sessions;
  }

  synchronized List<S> close() {
    closed = true;
    return drain();
  }

  private List<S> all(Role role) {
    return taken.values().stream().map(Seat::session).filter(s -> s.role() == role).toList();
  }

  private int viewersBesides(String sessionId) {
    Map<String, Role> roles = new HashMap<>();
    taken.forEach((id, seat) -> roles.put(id, seat.session.role()));
    reserved.forEach(ticket -> roles.put(ticket.sessionId, ticket.role));
    roles.remove(sessionId);
    return (int) roles.values().stream().filter(role -> role == Role.VIEWER).count();
  }

  private Ticket latestTicket(String sessionId) {
    return reserved.stream()
        .filter(ticket -> ticket.sessionId.equals(sessionId))
        .max((a, b) -> Long.compare(a.number, b.number))
        .orElse(null);
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new MediaRefused(MediaRefused.Reason.CLOSED, "The room's video is over.");
    }
  }
}
