package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;
import org.tongtian.local.stores.EmbeddedRedis;

/** Redis passes signals and counts viewers; without it an instance's own room goes on. */
class ChannelWithoutRedisTest {

  @Test
  void withoutRedisClientsStillJoinAndTalkAndNothingIsLost(@TempDir Path data) {
    EmbeddedRedis redis = EmbeddedRedis.start(data, 0);
    try (LiveApp app = LiveApp.start("tongtian.redis.uri=" + redis.uri())) {
      String host = LiveApp.host();
      ProductCard potato = app.catalog().sweetPotato(400);
      String room = app.liveRoom(host, potato);
      try (RoomClient studio = RoomClient.connect(app, room, host)) {
        studio.next("hello");
        redis.close();
        try (RoomClient phone = RoomClient.connect(app, room, LiveApp.consumer("王小明"))) {
          assertThat(phone.next("hello").get("viewers").asInt()).isEqualTo(1);
          phone.chat("asked", "甜不甜");
          studio.next("chat");
          String pin = "{\"productId\":\"" + potato.id() + "\"}";
          String path = "/api/live/rooms/" + room;
          assertThat(app.post(path + "/pin", host, null, pin).status()).isEqualTo(200);
          phone.next("pin");
          phone.send("{\"type\":\"view\",\"sdp\":\"v=0\"}");
          phone.next("answer");
          assertThat(app.get(path).body().get("viewers").asInt()).isEqualTo(1);
          assertThat(app.post(path + "/end", host, Ids.next(), "{}").status()).isEqualTo(200);
          phone.next("state", state -> state.get("state").asString().equals("ENDED"));
          assertThat(app.get(path + "/history").body().get("items")).hasSize(4);
        }
      }
    } finally {
      redis.close();
    }
  }
}
