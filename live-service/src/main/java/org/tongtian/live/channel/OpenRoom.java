package org.tongtian.live.channel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongtian.live.message.RoomMessage;

/** A room that has connections at this instance, with what is needed to keep it going. */
final class OpenRoom {

  private final RoomHub hub;
  private final CompletableFuture<Void> opened;
  private final AtomicInteger viewersHere = new AtomicInteger();
  private final AtomicInteger hostsHere = new AtomicInteger();
  private final AtomicBoolean isBeating = new AtomicBoolean();
  private final AtomicBoolean isCatchingUp = new AtomicBoolean();
  private volatile long stockAskedNanos;
  private volatile long hostNotedNanos;
  private volatile long viewersPeak;
  // Changed only inside the registry's atomic update of this room.
  private int connections;

  OpenRoom(RoomHub hub, CompletableFuture<Void> opened, long nowNanos) {
    this.hub = hub;
    this.opened = opened;
    this.stockAskedNanos = nowNanos;
    this.hostNotedNanos = nowNanos - Duration.ofDays(1).toNanos(); // never yet
  }

  RoomHub hub() {
    return hub;
  }

  CompletableFuture<Void> opened() {
    return opened;
  }

  /** How many of the clients here watch. */
  int viewersHere() {
    return viewersHere.get();
  }

  /** A client of that part came (1) or went (-1). */
  void count(RoomMessage.Part part, int change) {
    AtomicInteger counted = part == RoomMessage.Part.HOST ? hostsHere : viewersHere;
    counted.addAndGet(change);
  }

  /** Whether the host is here and was noted longer ago than that; then it counts as noted now. */
  boolean shouldNoteHost(long nowNanos, long afterNanos) {
    if (hostsHere.get() == 0 || nowNanos - hostNotedNanos < afterNanos) {
      return false;
    }
    hostNotedNanos = nowNanos;
    return true;
  }

  /** Whether the stock was asked for longer ago than that; then it counts as asked now. */
  boolean shouldAskStock(long nowNanos, long afterNanos) {
    if (nowNanos - stockAskedNanos < afterNanos) {
      return false;
    }
    stockAskedNanos = nowNanos;
    return true;
  }

  /** Whether so many were never seen here before. */
  boolean isNewPeak(long viewers) {
    if (viewers <= viewersPeak) {
      return false;
    }
    viewersPeak = viewers;
    return true;
  }

  /** Runs the work unless it is running. */
  void beat(Runnable work) {
    alone(isBeating, work);
  }

  void catchUp(Runnable work) {
    alone(isCatchingUp, work);
  }

  private static void alone(AtomicBoolean running, Runnable work) {
    if (running.compareAndSet(false, true)) {
      try {
        work.run();
      } finally {
        running.set(false);
      }
    }
  }

  OpenRoom joined() {
    connections++;
    return this;
  }

  /** This room, or null when the last connection left. */
  OpenRoom left() {
    connections--;
    return connections == 0 ? null : this;
  }
}
