package org.tongtian.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.LiveApp.Answer;
import org.tongtian.live.testing.RoomClient;

/** The fallback {@code asRemembered}: rooms go on without the catalog. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomWithoutCatalogTest {

  private final LiveApp app =
      LiveApp.start(
          "tongtian.live.turn-uris=turn:turn.example:3478", "tongtian.live.turn-secret=north");

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void aRoomOpensStartsAndTalksWithTheProductsItRemembers() {
    String host = LiveApp.host();
    ProductCard potato = app.catalog().sweetPotato(400);
    String room = app.room(host, potato);
    app.catalog().fail(true);
    try {
      String body = "{\"title\":\"薯\",\"productIds\":[\"" + potato.id() + "\"]}";
      // More often than the breaker needs to open: with it closed or open, the answers are alike.
      for (int i = 0; i < 8; i++) {
        Answer refused = app.post("/api/live/rooms", host, Ids.next(), body);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("remote.unavailable");
      }
      Answer live = app.post("/api/live/rooms/" + room + "/start", host, Ids.next(), "{}");
      assertThat(live.status()).isEqualTo(200);
      assertThat(live.body().get("products").get(0).get("name").get("en").asString())
          .isEqualTo("Ziyun red-heart sweet potato");
      try (RoomClient phone = RoomClient.connect(app, room, LiveApp.consumer("王小明"))) {
        assertThat(phone.next("stock").get("available").asInt()).isEqualTo(400);
        phone.chat(Ids.next(), "在吗");
        phone.next("chat");
      }
      assertThat(app.get("/api/live/mine", host).body().get("items")).hasSize(1);
    } finally {
      app.catalog().fail(false);
    }
  }

  @Test
  void turnCredentialsAreHandedOutWhereTurnIsConfigured() {
    var server = app.get("/api/live/ice-servers").body().get("iceServers").get(0);
    assertThat(server.get("urls").get(0).asString()).isEqualTo("turn:turn.example:3478");
    assertThat(server.get("username").asString()).matches("\\d{10}:[0-9a-f-]{36}");
    assertThat(server.get("credential").asString()).hasSize(28);
  }
}
