package org.tongtian.live.media;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kurento.commons.exception.KurentoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One media node: keeps a session on it, notices its loss and comes back by itself. */
final class KurentoNode {

  private static final Logger log = LoggerFactory.getLogger(KurentoNode.class);

  private final URI uri;
  private final KurentoSettings settings;
  private final MediaThreads threads;
  private final KurentoProbe probe;
  private final Listener listener;
  private volatile KurentoConnection connection;
  private volatile boolean closed;
  private boolean wasUsable;

  /** Told from the node's own watch, one call after the other. */
  interface Listener {

    /** A session is there, or answers again. */
    void usable(KurentoConnection connection);

    /** The session does not answer just now. */
    void silent(KurentoConnection connection);

    /** The session and everything on it is gone for good. */
    void lost(KurentoConnection connection);
  }

  KurentoNode(URI uri, KurentoSettings settings, MediaThreads threads, Listener listener) {
    this.uri = uri;
    this.settings = settings;
    this.threads = threads;
    this.probe = new KurentoProbe(uri, settings.callTimeout());
    this.listener = listener;
  }

  /** Begins to watch; connects as soon as the node answers. */
  void start() {
    threads.repeat(settings.watchEvery(), this::watchOnce);
  }

  /** The present session, or null while there is none. */
  KurentoConnection connection() {
    return connection;
  }

  private void watchOnce() {
    if (closed) {
      return;
    }
    KurentoConnection present = connection;
    if (present == null) {
      tryToConnect();
      return;
    }
    present.watch();
    if (present.isLost()) {
      log.warn("The session on media node {} is lost", uri);
      connection = null;
      wasUsable = false;
      listener.lost(present);
      threads.execute(present::close);
      return;
    }
    reportChange(present);
  }

  private void tryToConnect() {
    if (!probe.answers()) {
      return;
    }
    CompletableFuture<KurentoConnection> opened = new CompletableFuture<>();
    threads.execute(() -> open(opened));
    try {
      connection = opened.get(settings.deadlines().call().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      log.info("Media node {} answers but opened no session in time", uri);
      if (!opened.completeExceptionally(e)) {
        opened.join().close();
      }
      return;
    } catch (ExecutionException e) {
      log.info("Media node {} takes no session yet: {}", uri, e.getCause().getMessage());
      return;
    } catch (InterruptedException e) {
      opened.completeExceptionally(e);
      Thread.currentThread().interrupt();
      return;
    }
    log.info("Connected to media node {}", uri);
    reportChange(connection);
    if (closed) {
      connection.close();
    }
  }

  /**
   * On a thread of its own: a node that freezes during the handshake would hold this one forever.
   */
  private void open(CompletableFuture<KurentoConnection> opened) {
    try {
      KurentoConnection fresh = new KurentoConnection(uri, settings, threads);
      if (!opened.complete(fresh)) {
        fresh.close();
      }
    } catch (KurentoException e) {
      opened.completeExceptionally(e);
    }
  }

  private void reportChange(KurentoConnection present) {
    boolean usable = present.isUsable();
    if (usable == wasUsable) {
      return;
    }
    wasUsable = usable;
    if (usable) {
      listener.usable(present);
    } else {
      listener.silent(present);
    }
  }

  void close() {
    closed = true;
    probe.close();
    KurentoConnection present = connection;
    if (present != null) {
      present.close();
    }
  }
}
