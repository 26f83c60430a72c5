package org.tongtian.live.media;

/**
 * What a session of every engine remembers: whose it is, its answer, and whether it ever worked.
 */
abstract class NegotiatedSession implements MediaSession {

  private final String id;
  private final Role role;
  private volatile boolean everConnected;
  private volatile String answer;

  NegotiatedSession(Seats.Ticket ticket) {
    this.id = ticket.sessionId();
    this.role = ticket.role();
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Role role() {
    return role;
  }

  /** Null until the negotiation has succeeded. */
  @Override
  public final String answer() {
    return answer;
  }

  final void answered(String sdp) {
    answer = sdp;
  }

  @Override
  public final boolean everConnected() {
    return everConnected;
  }

  final void connected() {
    everConnected = true;
  }
}
