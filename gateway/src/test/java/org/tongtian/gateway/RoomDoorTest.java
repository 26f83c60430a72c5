package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The room channel through the gateway: refused before the upgrade, with the reason. */
class RoomDoorTest {

  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n";

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @Test
  void whatTheServiceRefusesReachesTheCallerAsItSaidIt() throws Exception {
    BareAnswer answer = upgrade("locked", KEY + "Accept-Language: de,en\n");

    answer.assertProblem(401, "auth.required", "de,en");
    assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
    assertThat(gateway.rooms().asked()).doesNotContain("/ws/live/rooms/locked upgrade");
  }

  @Test
  void anOpenRoomIsEnteredAndTalksBothWays() {
    CompletableFuture<String> heard = new CompletableFuture<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(gateway.socket("/ws/live/rooms/open"), new Hearing(heard))
            .join();

    socket.sendText("甜不甜", true).join();

    assertThat(heard.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("甜不甜");
    socket.abort();
  }

  @Test
  void anUpgradeWithoutItsKeyIsRefused() throws Exception {
    upgrade("open", "").assertProblem(400, "request.invalid", "请求不对");
  }

  @Test
  void whileTheServiceIsAwayTheCallerIsToldSo() throws Exception {
    Runnable comeBack = gateway.rooms().goAway();
    try {
      BareAnswer answer = upgrade("open", KEY);
      answer.assertProblem(503, "gateway.live_unavailable", "直播");
      assertThat(answer.headers()).containsEntry("retry-after", "3");
    } finally {
      comeBack.run();
    }
  }

  private static BareAnswer upgrade(String room, String headers) throws Exception {
    String request =
        """
        GET /ws/live/rooms/%s HTTP/1.1
        Host: 127.0.0.1
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        %s
        """
            .formatted(room, headers);
    return gateway.bare(request.replace("\n", "\r\n"));
  }

  private record Hearing(CompletableFuture<String> heard) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      heard.complete(data.toString());
      return null;
    }
  }
}
