package org.tongtian.live.channel;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * The sending side of one socket: a bounded queue and a thread of its own, so that a reader who
 * stalls holds up nobody. Whoever lets too many frames wait, or one frame for too long, is closed
 * and may come back and resume.
 */
final class RoomSocket {

  /** Closing code for slow readers: try again later (RFC 6455 registry, 1013). */
  static final CloseStatus TOO_SLOW = CloseStatus.SERVICE_OVERLOAD.withReason("too slow");

  private static final Logger LOG = LoggerFactory.getLogger(RoomSocket.class);
  private static final Duration PING_EVERY = Duration.ofSeconds(20);

  private final WebSocketSession session;
  private final BlockingQueue<String> waiting;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Runnable whenEvicted;
  private volatile Thread writer;

  RoomSocket(WebSocketSession session, int waitingFrames, Runnable whenEvicted) {
    this.session = session;
    this.waiting = new ArrayBlockingQueue<>(waitingFrames);
    this.whenEvicted = whenEvicted;
  }

  String id() {
    return session.getId();
  }

  void start() {
    writer = Thread.ofVirtual().name("socket-" + session.getId()).start(this::write);
  }

  /** Puts the frame in the queue; never blocks. */
  void offer(String frame) {
    if (!closed.get() && !waiting.offer(frame)) {
      evict();
    }
  }

  private void write() {
    try {
      while (!closed.get()) {
        String frame = waiting.poll(PING_EVERY.toSeconds(), TimeUnit.SECONDS);
        session.sendMessage(frame == null ? new PingMessage() : new TextMessage(frame));
      }
    } catch (IOException | RuntimeException gone) {
      LOG.debug("Socket {} takes no more", session.getId(), gone);
      evict();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void evict() {
    if (!closed.get()) {
      whenEvicted.run();
      close(TOO_SLOW);
    }
  }

  /** Closes without waiting for what is queued. */
  void close(CloseStatus why) {
    if (closed.compareAndSet(false, true)) {
      waiting.clear();
      // Telling a stalled client that it is closed may take as long as any other send to it.
      Thread.ofVirtual().name("close-" + session.getId()).start(() -> hangUp(why));
    }
  }

  private void hangUp(CloseStatus why) {
    try {
      session.close(why);
    } catch (IOException | RuntimeException gone) {
      LOG.debug("Socket {} was gone already", session.getId(), gone);
    } finally {
      Thread sending = writer;
      if (sending != null) {
        sending.interrupt();
      }
    }
  }
}
