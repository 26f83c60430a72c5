package org.tongtian.live.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;

/** The service as it runs in the market, with its own media server. */
class RealMediaTest {

  @Test
  void anOfferThatIsNoneIsRefusedByTheRealMediaServerAndTheEndTellsClientsToComeBack() {
    LiveApp app = LiveApp.startWithMedia();
    try {
      String host = LiveApp.host();
      String room = app.liveRoom(host, app.catalog().sweetPotato(400));
      RoomClient studio = RoomClient.connect(app, room, host);
      studio.send("{\"type\":\"publish\",\"sdp\":\"nonsense\"}");
      assertThat(studio.next("problem").get("code").asString()).isEqualTo("media.bad_sdp");
      studio.send("{\"type\":\"publish\",\"sdp\":null}");
      studio.next("problem", any -> studio.messages("problem").size() == 2);
      studio.chat(Ids.next(), "大家好");
      studio.next("chat");
      app.close();
      assertThat(studio.closeCode()).isEqualTo(1001);
    } finally {
      app.close();
    }
  }
}
