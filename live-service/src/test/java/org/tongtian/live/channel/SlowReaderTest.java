package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tongtian.live.history.RoomHistory;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;

class SlowReaderTest {

  private static final int LINES = 600;

  @Test
  void aViewerWhoStopsReadingIsPutOutAndHoldsUpNobody() throws IOException {
    try (LiveApp app =
        LiveApp.start(
            "tongtian.live.send-buffer-bytes=8192",
            "tongtian.live.waiting-frames=8",
            "tongtian.live.send-deadline=60s",
            "tongtian.live.coalesce=20ms")) {
      String host = LiveApp.host();
      String room = app.liveRoom(host, app.catalog().sweetPotato(400));
      try (Socket stalled = stalled(app.port(), room);
          RoomClient studio = RoomClient.connect(app, room, host)) {
        studio.next("hello");
        await().until(() -> gauge(app, "tongtian.live.sockets") == 2);
        talkMuch(app, room);
        await().atMost(Duration.ofSeconds(30)).until(() -> studio.messages("chat").size() == LINES);
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> gauge(app, "tongtian.live.sockets.evicted") == 1);
        assertThat(studio.isOpen()).isTrue();
        assertThat(stalled.isConnected()).isTrue();
      }
    }
  }

  private static void talkMuch(LiveApp app, String room) {
    RoomHistory history = app.bean(RoomHistory.class);
    for (int i = 0; i < LINES; i++) {
      RoomMessage line = new RoomMessage.Chat("id" + i, "王", "甜".repeat(200), Instant.EPOCH);
      history.keep(room, "line:" + i, null, Instant.EPOCH, line);
    }
  }

  private static double gauge(LiveApp app, String name) {
    var measured = app.bean(MeterRegistry.class).find(name);
    return measured.gauge() != null ? measured.gauge().value() : measured.counter().count();
  }

  /** A real socket that completes the handshake and then never reads. */
  private static Socket stalled(int port, String room) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String upgrade =
        "GET /ws/live/rooms/"
            + room
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Protocol: tongtian.v1"
            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
