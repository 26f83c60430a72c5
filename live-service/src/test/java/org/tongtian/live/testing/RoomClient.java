package org.tongtian.live.testing;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real WebSocket client of the room channel. */
public final class RoomClient implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;

  private RoomClient() {}

  /** Connects; token may be null, query starts with "?" or is empty. */
  public static RoomClient connect(LiveApp app, String roomId, String token, String query) {
    RoomClient client = new RoomClient();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Accept-Language", "en");
    String[] more = token == null ? new String[0] : new String[] {"bearer." + token};
    client.socket =
        builder
            .subprotocols("tongtian.v1", more)
            .buildAsync(
                URI.create("ws://127.0.0.1:" + app.port() + "/ws/live/rooms/" + roomId + query),
                client)
            .join();
    return client;
  }

  public static RoomClient connect(LiveApp app, String roomId, String token) {
    return connect(app, roomId, token, "");
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(JSON.readTree(part.toString()));
      part.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(-1);
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  public void send(String json) {
    socket.sendText(json, true).join();
  }

  public void chat(String id, String text) {
    send("{\"type\":\"chat\",\"id\":\"" + id + "\",\"text\":\"" + text + "\"}");
  }

  public List<JsonNode> frames() {
    return frames;
  }

  public JsonNode lastFrame() {
    return frames.getLast();
  }

  /** All messages so far of that type, in order. */
  public List<JsonNode> messages(String type) {
    return frames.stream()
        .flatMap(frame -> frame.get("messages").valueStream())
        .filter(message -> message.get("type").asString().equals(type))
        .toList();
  }

  /** Waits for a message of that type. */
  public JsonNode next(String type) {
    return next(type, any -> true);
  }

  /** Waits for a message of that type that fits. */
  public JsonNode next(String type, Predicate<JsonNode> fits) {
    return await("message " + type)
        .atMost(PATIENCE)
        .until(() -> messages(type).stream().filter(fits).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /** Waits for the code with which the server closes. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
