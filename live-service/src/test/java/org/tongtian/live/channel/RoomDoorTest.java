package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A room asked by an ordinary GET whether it would open, as the gateway does before it upgrades.
 */
class RoomDoorTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LiveApp app = LiveApp.shared();
  private final String host = LiveApp.host();
  private String room;

  @BeforeEach
  void open() {
    room = app.liveRoom(host, app.catalog().sweetPotato(400));
  }

  @Test
  void aRoomThatWouldOpenSaysSoAndCountsNobody() throws Exception {
    assertThat(ask(room).statusCode()).isEqualTo(204);
    assertThat(ask(room, "Authorization", "Bearer " + host).statusCode()).isEqualTo(204);
    assertThat(ask(room, "Sec-WebSocket-Protocol", "tongtian.v1, bearer." + host).statusCode())
        .isEqualTo(204);
  }

  @Test
  void whoIsTurnedAwayReadsWhyInTheirLanguage() throws Exception {
    assertRefused(ask(Ids.next()), 404, "live.room_unknown", "直播间");
    assertRefused(ask("no-id"), 404, "live.room_unknown", "直播间");
    assertRefused(
        ask(Ids.next(), "Accept-Language", "de,en"), 404, "live.room_unknown", "no such room");
    assertRefused(ask(room, "Origin", "https://evil.example"), 403, "auth.forbidden", "没有权限");
    assertRefused(
        ask(room, "Sec-WebSocket-Protocol", "tongtian.v1, bearer.x"), 401, "auth.required", "登录");
  }

  @Test
  void anEndedRoomOpensAndSaysThatItHasEnded() throws Exception {
    app.post("/api/live/rooms/" + room + "/end", host, Ids.next(), "{}");
    assertThat(ask(room).statusCode()).isEqualTo(204);
    try (RoomClient late = RoomClient.connect(app, room, null)) {
      late.next("state", state -> state.get("state").asString().equals("ENDED"));
    }
  }

  private HttpResponse<String> ask(String id, String... headers) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + app.port() + "/ws/live/rooms/" + id);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String code, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("detail").asString()).contains(words);
  }
}
