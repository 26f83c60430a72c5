package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;
import tools.jackson.databind.JsonNode;

class ResumeTest {

  private final LiveApp app = LiveApp.shared();
  private final String host = LiveApp.host();
  private final ProductCard potato = app.catalog().sweetPotato(400);

  @Test
  void whoComesBackGetsWhatWasMissedAndNothingTwice() {
    String room = app.liveRoom(host, potato);
    try (RoomClient studio = RoomClient.connect(app, room, host)) {
      studio.next("hello");
      RoomClient before = RoomClient.connect(app, room, null);
      studio.chat("seen", "第一句");
      before.next("chat");
      before.close();
      String resume = query(before.lastFrame());

      studio.chat("missed", "第二句");
      studio.next("chat", line -> line.get("id").asString().equals("missed"));
      app.paid(Ids.next(), room, potato, 5);
      studio.next("order");
      app.stock(potato, 395);
      studio.next("stock", level -> level.get("available").asInt() == 395);

      try (RoomClient back = RoomClient.connect(app, room, null, resume)) {
        back.next("order");
        JsonNode frame = back.frames().getFirst();
        assertThat(types(frame)).containsExactly("hello", "state", "stock", "chat", "order");
        assertThat(back.messages("chat").getFirst().get("id").asString()).isEqualTo("missed");
        assertThat(frame.get("offset").asLong()).isEqualTo(4);
        assertThat(frame.get("epoch")).isEqualTo(before.lastFrame().get("epoch"));
      }
    }
  }

  @Test
  void whoKnowsAnotherNumberingGetsTheWholeRoom() {
    String room = app.liveRoom(host, potato);
    String pin = "{\"productId\":\"" + potato.id() + "\"}";
    app.post("/api/live/rooms/" + room + "/pin", host, null, pin);
    try (RoomClient studio = RoomClient.connect(app, room, host)) {
      studio.chat("line", "你好");
      studio.next("chat");
      for (String resume : List.of("?epoch=other&offset=2", "?epoch=" + room + "&offset=99", "")) {
        try (RoomClient phone = RoomClient.connect(app, room, null, resume)) {
          phone.next("chat");
          assertThat(types(phone.frames().getFirst()))
              .containsExactly("hello", "state", "stock", "pin", "chat");
        }
      }
    }
  }

  @Test
  void whoComesAnewSeesWhatWasBoughtBefore() {
    String room = app.liveRoom(host, potato);
    try (RoomClient studio = RoomClient.connect(app, room, host)) {
      studio.chat("line", "你好");
      studio.next("chat");
      app.paid(Ids.next(), room, potato, 5);
      studio.next("order");
      try (RoomClient phone = RoomClient.connect(app, room, null)) {
        JsonNode order = phone.next("order");
        assertThat(order.get("buyer").asString()).isEqualTo("王**");
        assertThat(types(phone.frames().getFirst()))
            .containsExactly("hello", "state", "stock", "chat", "order");
      }
    }
  }

  private static String query(JsonNode frame) {
    return "?epoch=" + frame.get("epoch").asString() + "&offset=" + frame.get("offset").asLong();
  }

  private static List<String> types(JsonNode frame) {
    return frame.get("messages").valueStream().map(each -> each.get("type").asString()).toList();
  }
}
