package org.tongtian.live.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomMessage;

/** The sockets of the room channel: connects them to their rooms and hands on what they say. */
@Component
class ChannelHandler extends TextWebSocketHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelHandler.class);
  private static final Duration SILENT_FOR = Duration.ofSeconds(60);
  private static final Duration SEND_OFF = Duration.ofSeconds(3);

  private final RoomChannels channels;
  private final ChatService chat;
  private final SignalHandler video;
  private final ClientMessages messages;
  private final ProblemSentences sentences;
  private final ChannelSettings settings;
  private final Counter evicted;
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();

  ChannelHandler(
      RoomChannels channels,
      ChatService chat,
      SignalHandler video,
      ClientMessages messages,
      ProblemSentences sentences,
      ChannelSettings settings,
      MeterRegistry meters) {
    this.channels = channels;
    this.chat = chat;
    this.video = video;
    this.messages = messages;
    this.sentences = sentences;
    this.settings = settings;
    this.evicted = Counter.builder("tongtian.live.sockets.evicted").register(meters);
    Gauge.builder("tongtian.live.sockets", connections, Map::size).register(meters);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    boundTimes(session);
    Visit visit = Visit.of(session);
    RoomSocket socket = new RoomSocket(session, settings.waitingFrames(), evicted::increment);
    RoomMessage.Part part = visit.isHost() ? RoomMessage.Part.HOST : RoomMessage.Part.VIEWER;
    Connection connection = new Connection(visit.roomId(), socket, visit.person(), part, sentences);
    socket.start();
    connections.put(session.getId(), connection);
    try {
      connection.joined(channels.join(visit.roomId(), socket, part, visit.resume()));
    } catch (RuntimeException failure) {
      LOG.error("Room {} could not be joined", visit.roomId(), failure);
      socket.close(CloseStatus.SERVER_ERROR);
    }
  }

  private void boundTimes(WebSocketSession session) {
    Session tomcat = ((NativeWebSocketSession) session).getNativeSession(Session.class);
    if (tomcat == null) {
      throw new IllegalStateException("The channel runs on Tomcat's sockets");
    }
    // Names that Tomcat's WebSocket how-to documents; the pings keep a living reader from silence.
    tomcat
        .getUserProperties()
        .put(
            "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT",
            settings.sendDeadline().toMillis());
    tomcat
        .getUserProperties()
        .put("org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS", SILENT_FOR.toMillis());
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage text) {
    Connection connection = connections.get(session.getId());
    if (connection == null || connection.hub() == null) {
      return;
    }
    if (!connection.mayKnock()) {
      connection.socket().close(CloseStatus.POLICY_VIOLATION.withReason("too many messages"));
      return;
    }
    messages.read(text.getPayload(), connection).ifPresent(message -> handle(connection, message));
  }

  private void handle(Connection from, ClientMessage message) {
    switch (message) {
      case ClientMessage.Chat line -> chat.say(from, from.hub().state(), line);
      case ClientMessage.Signal signal -> video.signal(from, from.hub().state(), signal);
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable failure) {
    LOG.debug("Socket {} broke", session.getId(), failure);
  }

  /** Closes every connection so that its client comes back, and waits a little until they left. */
  void sendOff() {
    connections.values().forEach(each -> each.socket().close(CloseStatus.GOING_AWAY));
    long deadline = System.nanoTime() + SEND_OFF.toNanos();
    while (!connections.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Connection connection = connections.remove(session.getId());
    if (connection != null) {
      connection.socket().close(status);
      connection.afterJoining(
          () -> channels.leave(connection.roomId(), connection.socket(), connection.part()));
      video.disconnected(connection);
    }
  }
}
