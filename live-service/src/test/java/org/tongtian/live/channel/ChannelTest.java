package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;
import tools.jackson.databind.JsonNode;

class ChannelTest {

  private final LiveApp app = LiveApp.shared();
  private final String host = LiveApp.host();
  private final ProductCard potato = app.catalog().sweetPotato(400);

  @Test
  void aRoomTellsItsClientsEverythingOfASale() {
    String room = app.liveRoom(host, potato);
    try (RoomClient studio = RoomClient.connect(app, room, host);
        RoomClient phone = RoomClient.connect(app, room, LiveApp.consumer("王小明"))) {
      assertThat(phone.subprotocol()).isEqualTo("tongtian.v1");
      assertThat(studio.next("hello").get("role").asString()).isEqualTo("HOST");
      assertThat(phone.next("hello").get("role").asString()).isEqualTo("VIEWER");
      JsonNode stock = phone.next("stock");
      assertThat(stock.get("lotId").asString()).isEqualTo(potato.lotId());
      assertThat(stock.get("available").asInt()).isEqualTo(400);
      assertThat(phone.next("state").get("state").asString()).isEqualTo("LIVE");

      String line = Ids.next();
      phone.chat(line, "  甜不甜  ");
      JsonNode heard = studio.next("chat");
      assertThat(heard.get("id").asString()).isEqualTo(line);
      assertThat(heard.get("from").asString()).isEqualTo("王**");
      assertThat(heard.get("text").asString()).isEqualTo("甜不甜");
      assertThat(heard.get("at").asString()).endsWith("Z");
      phone.next("chat");

      String path = "/api/live/rooms/" + room + "/pin";
      String pin = "{\"productId\":\"" + potato.id() + "\"}";
      assertThat(app.post(path, host, null, pin).status()).isEqualTo(200);
      assertThat(phone.next("pin").get("productId").asString()).isEqualTo(potato.id());

      app.stock(potato, 395);
      phone.next("stock", level -> level.get("available").asInt() == 395);

      app.paid(Ids.next(), room, potato, 5);
      JsonNode order = studio.next("order");
      assertThat(order.get("buyer").asString()).isEqualTo("王**");
      assertThat(order.get("productName").get("zh").asString()).isEqualTo("紫云红芯红薯");
      assertThat(order.get("quantity").asInt()).isEqualTo(5);
      assertThat(order.get("unit").get("code").asString()).isEqualTo("JIN");
      assertThat(order.get("amount").toString())
          .isEqualTo("{\"amount\":3250,\"currency\":\"CNY\"}");
      phone.next("order");
    }
  }
}
