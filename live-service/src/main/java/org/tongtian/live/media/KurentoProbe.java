package org.tongtian.live.media;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks from outside whether a media node answers. The Kurento client itself must not be let loose
 * on a frozen node: its handshake knows no timeout.
 */
final class KurentoProbe implements AutoCloseable {

  private static final String PING =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"interval\":240000}}";

  private final HttpClient http;
  private final URI uri;
  private final Duration timeout;

  KurentoProbe(URI uri, Duration timeout) {
    this.uri = uri;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  /** Whether a ping was answered; ends within twice the timeout. */
  boolean answers() {
    CompletableFuture<Boolean> pong = new CompletableFuture<>();
    try {
      return http.newWebSocketBuilder()
          .connectTimeout(timeout)
          .buildAsync(uri, new Pong(pong))
          .thenCompose(open -> pingThenHangUp(open, pong))
          .get(2 * timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CompletableFuture<Boolean> pingThenHangUp(
      WebSocket open, CompletableFuture<Boolean> pong) {
    return open.sendText(PING, true)
        .thenCompose(sent -> pong)
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((answered, failed) -> open.abort());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private record Pong(CompletableFuture<Boolean> seen) implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      seen.complete(true);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      seen.completeExceptionally(error);
    }
  }
}
