package org.tongtian.live.media;

import com.google.gson.JsonObject;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kurento.client.Continuation;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoObject;
import org.kurento.jsonrpc.client.JsonRpcClientNettyWebSocket;
import org.kurento.jsonrpc.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session on one media node, from its connection to its loss. Each request has a short deadline
 * and passes a breaker, because a frozen node answers nothing and reports nothing. A lost session
 * is never used again: the node's next session is another object.
 */
final class KurentoConnection {

  private static final Logger log = LoggerFactory.getLogger(KurentoConnection.class);

  /** A client that cannot say within this time whether it is back has lost its session. */
  private static final Duration LONGEST_SUSPENSION = Duration.ofSeconds(5);

  private final URI uri;
  private final KurentoSettings settings;
  private final MediaThreads threads;
  private final CircuitBreaker breaker;
  private final JsonRpcClientNettyWebSocket socket;
  private final KurentoClient client;
  private final AtomicInteger liveObjects = new AtomicInteger();
  private final Queue<KurentoObject> unreleased = new ConcurrentLinkedQueue<>();
  private volatile Instant suspendedSince;
  private volatile boolean lost;

  /** Connects; throws a Kurento exception when the node does not take the connection. */
  KurentoConnection(URI uri, KurentoSettings settings, MediaThreads threads) {
    this.uri = uri;
    this.settings = settings;
    this.threads = threads;
    this.breaker = CircuitBreaker.of("kurento " + uri.getAuthority(), breakerConfig(settings));
    this.socket = new JsonRpcClientNettyWebSocket(uri.toString());
    socket.setLabel("kurento " + uri.getAuthority());
    socket.setRequestTimeout(settings.callTimeout().toMillis());
    socket.setConnectionTimeout((int) settings.callTimeout().toMillis());
    socket.onReconnecting(() -> suspendedSince = Instant.now());
    socket.onDisconnected(() -> lost = true);
    socket.onConnectionFailed(() -> lost = true);
    socket.onReconnected(this::reconnected);
    this.client = KurentoClient.createFromJsonRpcClientHonoringClientTimeouts(socket);
  }

  private static CircuitBreakerConfig breakerConfig(KurentoSettings settings) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(5)
        .minimumNumberOfCalls(3)
        .failureRateThreshold(60)
        .permittedNumberOfCallsInHalfOpenState(1)
        .waitDurationInOpenState(settings.breakerOpenFor())
        .recordException(KurentoErrors::isSilence)
        .build();
  }

  private void reconnected(boolean sameServer) {
    if (sameServer) {
      suspendedSince = null;
    } else {
      lost = true;
    }
  }

  /** Whether its objects are gone for good. */
  boolean isLost() {
    Instant since = suspendedSince;
    boolean tooLong = since != null && Instant.now().isAfter(since.plus(LONGEST_SUSPENSION));
    return lost || tooLong;
  }

  /** Whether the node answered lately. */
  boolean isUsable() {
    return !isLost() && suspendedSince == null && !isBreakerOpen();
  }

  boolean isBreakerOpen() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  KurentoClient client() {
    return client;
  }

  int liveObjects() {
    return isLost() ? 0 : liveObjects.get();
  }

  /**
   * Asks the node for something.
   *
   * @throws MediaRefused within the call timeout, whatever the node does
   */
  <T> T call(String what, Supplier<T> request) {
    refuseWhileDown();
    try {
      return breaker.executeSupplier(request);
    } catch (CallNotPermittedException e) {
      throw down(e);
    } catch (RuntimeException e) {
      throw e instanceof MediaRefused refused ? refused : KurentoErrors.refusal(what, e);
    }
  }

  void run(String what, Runnable request) {
    call(
        what,
        () -> {
          request.run();
          return what;
        });
  }

  /**
   * Creates a remote object. When the node answers after the deadline, the late object is released:
   * nobody else would know of it.
   */
  <T extends KurentoObject> T create(String what, Consumer<Continuation<T>> request) {
    T created = call(what, () -> awaitCreation(what, request));
    liveObjects.incrementAndGet();
    return created;
  }

  private <T extends KurentoObject> T awaitCreation(
      String what, Consumer<Continuation<T>> request) {
    CompletableFuture<T> created = new CompletableFuture<>();
    request.accept(
        new Continuation<>() {
          @Override
          public void onSuccess(T object) {
            if (!created.complete(object)) {
              liveObjects.incrementAndGet();
              threads.execute(() -> release(object));
            }
          }

          @Override
          public void onError(Throwable cause) {
            created.completeExceptionally(cause);
          }
        });
    try {
      return created.get(settings.callTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (created.completeExceptionally(e)) {
        throw new IllegalStateException("No answer in time: " + what, e);
      }
      return created.join();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted: " + what, e);
    }
  }

  /** Releases the object now, or as soon as the node answers again; never throws. */
  void release(KurentoObject object) {
    if (isLost()) {
      liveObjects.decrementAndGet();
      return;
    }
    try {
      run("release", object::release);
      liveObjects.decrementAndGet();
    } catch (MediaRefused e) {
      if (e.reason() == MediaRefused.Reason.UNKNOWN_SESSION) {
        liveObjects.decrementAndGet();
        return;
      }
      log.info("A release on {} waits until the node answers: {}", uri, e.getMessage());
      unreleased.add(object);
    }
  }

  /** Asks for a sign of life, which also lets the breaker close again, then catches up releases. */
  void watch() {
    if (suspendedSince != null || isLost()) {
      return;
    }
    try {
      run("ping", this::ping);
    } catch (MediaRefused e) {
      log.debug("No sign of life from {}: {}", uri, e.getMessage());
      return;
    }
    for (int i = unreleased.size(); i > 0; i--) {
      KurentoObject object = unreleased.poll();
      if (object != null) {
        release(object);
      }
    }
  }

  private void ping() {
    JsonObject params = new JsonObject();
    params.addProperty("interval", 240_000);
    try {
      client.sendJsonRpcRequest(new Request<>("ping", params));
    } catch (IOException e) {
      throw new IllegalStateException("The ping could not be sent", e);
    }
  }

  private void refuseWhileDown() {
    if (isLost() || suspendedSince != null) {
      throw down(null);
    }
  }

  private MediaRefused down(Throwable cause) {
    return new MediaRefused(
        MediaRefused.Reason.UNAVAILABLE, "The media node does not answer just now.", cause);
  }

  /** Ends the session; a node that still listens releases whatever the session holds. */
  void close() {
    socket.setSendCloseMessage(isUsable());
    try {
      socket.close();
    } catch (IOException | RuntimeException e) {
      log.info("The session on {} was closed without a farewell: {}", uri, e.getMessage());
    }
  }
}
