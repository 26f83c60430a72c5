package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.testing.RoomClient;
import org.tongtian.live.testing.WatchedRoom;
import tools.jackson.databind.JsonNode;

/** What clients may not do: each is answered to the client alone and changes nothing. */
class ChannelFaultsTest extends WatchedRoom {

  private JsonNode history() {
    return app.get("/api/live/rooms/" + room + "/history").body().get("items");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"chat\"                                              | request.malformed_json",
        "[]                                                              | request.malformed_json",
        "{\"type\":\"chat\",\"id\":\"a\",\"text\":{}}                    | request.malformed_json",
        "{\"id\":\"a\",\"text\":\"甜\"}                                  | live.message_type_unknown",
        "{\"type\":\"shout\",\"text\":\"甜\"}                            | live.message_type_unknown",
        "{\"type\":\"chat\",\"id\":\"a\",\"text\":\"甜\",\"gift\":true}  | request.unknown_field",
        "{\"type\":\"chat\",\"id\":\"a\",\"text\":\"  \"}                | live.chat_length",
        "{\"type\":\"chat\",\"id\":\"\",\"text\":\"甜\"}                 | live.chat_id_invalid",
        "{\"type\":\"publish\",\"sdp\":\"v=0\"}                          | live.only_host_publishes",
        "{\"type\":\"candidate\",\"candidate\":null}                     | media.bad_candidate",
      })
  void aBadMessageIsAnsweredAndTheConnectionGoesOn(String message, String code) {
    phone.send(message);
    JsonNode problem = phone.next("problem");
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("{0}");
    assertThat(problem.get("detail").asString()).isNotEqualTo(code);

    phone.chat(Ids.next(), "还在");
    studio.next("chat", line -> line.get("text").asString().equals("还在"));
    assertThat(studio.messages("problem")).isEmpty();
    assertThat(history()).hasSize(2);
    assertThat(app.media().asked(room)).isEmpty();
  }

  @Test
  void whoIsNotSignedInWatchesButDoesNotChat() {
    try (RoomClient visitor = RoomClient.connect(app, room, null)) {
      assertThat(visitor.next("hello").get("role").asString()).isEqualTo("VIEWER");
      visitor.chat(Ids.next(), "甜不甜");
      assertThat(visitor.next("problem").get("code").asString()).isEqualTo("live.sign_in_to_chat");
      phone.chat(Ids.next(), "甜");
      visitor.next("chat");
      assertThat(visitor.messages("chat")).hasSize(1);
    }
  }

  @Test
  void aFrameOverTheLimitEndsThatConnectionAlone() {
    phone.send("{\"type\":\"chat\",\"id\":\"a\",\"text\":\"" + "x".repeat(70_000) + "\"}");
    assertThat(phone.closeCode()).isIn(1009, -1);
    studio.chat(Ids.next(), "大家好");
    studio.next("chat");
    assertThat(history()).hasSize(2);
  }

  @Test
  void aChatLineSentAgainIsSaidOnce() {
    String id = Ids.next();
    phone.chat(id, "甜不甜");
    studio.next("chat");
    phone.next("chat");
    phone.chat(id, "甜不甜");
    phone.next("chat", line -> phone.messages("chat").size() == 2);
    assertThat(phone.messages("chat"))
        .extracting(line -> line.get("id").asString())
        .containsOnly(id);
    assertThat(studio.messages("chat")).hasSize(1);
    assertThat(history()).hasSize(2);
  }

  @Test
  void whoTalksTooFastIsToldSoAndAResendIsStillAnswered() {
    for (int i = 0; i < 3; i++) {
      phone.chat("line-" + i, "甜");
    }
    phone.next("chat", line -> line.get("id").asString().equals("line-2"));
    for (int i = 3; i < 9; i++) {
      phone.chat("line-" + i, "甜");
    }
    phone.next("problem", problem -> problem.get("code").asString().equals("live.chat_too_fast"));
    int kept = history().size();
    assertThat(kept).isLessThan(10);
    phone.chat("line-0", "甜");
    phone.next("chat", line -> phone.messages("chat").stream().filter(this::isFirst).count() == 2);
    assertThat(history()).hasSize(kept);
  }

  private boolean isFirst(JsonNode line) {
    return line.get("id").asString().equals("line-0");
  }

  @Test
  void whoKnocksWithoutEndIsPutOut() {
    for (int i = 0; i < 400 && phone.isOpen(); i++) {
      try {
        phone.send("{}");
      } catch (CompletionException closed) {
        break;
      }
    }
    assertThat(phone.closeCode()).isIn(1008, -1);
    studio.chat(Ids.next(), "大家好");
    studio.next("chat");
  }

  @Test
  void afterTheEndNobodyTalks() {
    app.post("/api/live/rooms/" + room + "/end", host, Ids.next(), "{}");
    phone.next("state", state -> state.get("state").asString().equals("ENDED"));
    phone.chat(Ids.next(), "还有吗");
    assertThat(phone.next("problem").get("code").asString()).isEqualTo("live.ended");
    assertThat(history()).hasSize(2);
  }

  @Test
  void anUnknownRoomAForeignPageAndABadTokenAreTurnedAway() {
    assertThat(refused(Ids.next(), null, "tongtian.v1")).isEqualTo(404);
    assertThat(refused(room, "https://evil.example", "tongtian.v1")).isEqualTo(403);
    assertThat(refused(room, null, "bearer.nonsense")).isEqualTo(401);
  }

  private int refused(String roomId, String origin, String protocol) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    URI uri = URI.create("ws://127.0.0.1:" + app.port() + "/ws/live/rooms/" + roomId);
    CompletableFuture<WebSocket> opening =
        builder.subprotocols(protocol).buildAsync(uri, new WebSocket.Listener() {});
    CompletionException failure = catchThrowableOfType(CompletionException.class, opening::join);
    return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
  }
}
