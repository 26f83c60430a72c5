package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;
import tools.jackson.databind.JsonNode;

/** Several instances on the same stores, and one after another. */
class SharedRoomTest {

  private final String host = LiveApp.host();

  @Test
  void twoInstancesShareARoomAndAThirdRemembersItAfterThem() {
    String order = Ids.next();
    String room;
    JsonNode lastFrame;
    try (LiveApp one = LiveApp.start();
        LiveApp two = one.sibling()) {
      ProductCard potato = one.catalog().sweetPotato(400);
      room = one.liveRoom(host, potato);
      try (RoomClient studio = RoomClient.connect(one, room, host);
          RoomClient phone = RoomClient.connect(two, room, LiveApp.consumer("王小明"))) {
        assertThat(phone.next("hello").get("viewers").asInt()).isEqualTo(1);
        studio.next("viewers", viewers -> viewers.get("count").asInt() == 1);

        phone.chat("asked", "甜不甜");
        studio.next("chat", line -> line.get("id").asString().equals("asked"));
        studio.chat("told", "甜");
        phone.next("chat", line -> line.get("id").asString().equals("told"));

        String pin = "{\"productId\":\"" + potato.id() + "\"}";
        one.post("/api/live/rooms/" + room + "/pin", host, null, pin);
        phone.next("pin");
        two.stock(potato, 395);
        studio.next("stock", level -> level.get("available").asInt() == 395);
        phone.next("stock", level -> level.get("available").asInt() == 395);

        one.paid(order, room, potato, 5);
        one.paid(order, room, potato, 5);
        studio.next("order");
        phone.next("order");

        studio.send("{\"type\":\"publish\",\"sdp\":\"v=0\"}");
        studio.next("answer");
        one.media().flow(room, MediaState.FLOWING);
        phone.next("state", state -> state.get("media").asString().equals("FLOWING"));
        lastFrame = phone.lastFrame();
        assertThat(studio.messages("order")).hasSize(1);
        assertThat(phone.messages("order")).hasSize(1);
      }
      try (LiveApp later = one.sibling()) {
        JsonNode seen = later.get("/api/live/rooms/" + room).body();
        assertThat(seen.get("state").asString()).isEqualTo("LIVE");
        assertThat(seen.get("figures").toString())
            .isEqualTo(
                "{\"orders\":1,\"sold\":{\"amount\":3250,\"currency\":\"CNY\"},\"viewersPeak\":1}");
        JsonNode items = later.get("/api/live/rooms/" + room + "/history").body().get("items");
        assertThat(items.valueStream().map(each -> each.get("type").asString()))
            .containsExactly("state", "chat", "chat", "pin", "order");
        try (RoomClient back = RoomClient.connect(later, room, null)) {
          back.next("pin");
          assertThat(back.messages("chat")).hasSize(2);
          assertThat(back.lastFrame().get("offset")).isEqualTo(lastFrame.get("offset"));
          assertThat(back.lastFrame().get("epoch")).isEqualTo(lastFrame.get("epoch"));
        }
      }
    }
  }
}
