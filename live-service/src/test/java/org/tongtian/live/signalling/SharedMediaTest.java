package org.tongtian.live.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.media.MediaRefused;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;

/** A room's media is at one instance, wherever its clients are connected. */
class SharedMediaTest {

  private static final String PUBLISH = "{\"type\":\"publish\",\"sdp\":\"v=0 host\"}";
  private static final String VIEW = "{\"type\":\"view\",\"sdp\":\"v=0 phone\"}";
  private static final String CARE = "tongtian.live.media-care=PT0.3S";

  @Test
  void aViewerAtAnotherInstanceIsServedByTheOneThatCarriesTheRoomAndOutlivesIt() {
    String host = LiveApp.host();
    LiveApp carrier = LiveApp.start(CARE);
    try (LiveApp other = carrier.sibling(CARE)) {
      String room = carrier.liveRoom(host, carrier.catalog().sweetPotato(400));
      try (RoomClient studio = RoomClient.connect(carrier, room, host);
          RoomClient phone = RoomClient.connect(other, room, LiveApp.consumer("王小明"));
          RoomClient second = RoomClient.connect(other, room, null)) {
        studio.send(PUBLISH);
        studio.next("answer");
        carrier.media().flow(room, MediaState.FLOWING);
        phone.send(VIEW);
        assertThat(phone.next("answer").get("sdp").asString()).isEqualTo("answer to v=0 phone");
        phone.next("candidate");
        phone.send("{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"candidate:7\"}}");
        await().until(() -> carrier.media().asked(room).contains("candidate candidate:7 0"));
        assertThat(other.media().asked(room)).isEmpty();
        assertThat(second.messages("answer")).isEmpty();

        carrier.media().refuse(MediaRefused.Reason.VIEWER_LIMIT);
        second.send(VIEW);
        assertThat(second.next("problem").get("code").asString()).isEqualTo("media.viewer_limit");
        second.send("{\"type\":\"leave\"}");
        await().until(() -> carrier.media().asked(room).contains("leave"));

        carrier.close();
        phone.next("renegotiate");
        phone.send(VIEW);
        phone.next("answer", again -> phone.messages("answer").size() == 2);
        assertThat(other.media().asked(room)).containsExactly("view");
        phone.chat(Ids.next(), "还在");
        phone.next("chat");
      }
      String end = "/api/live/rooms/" + room + "/end";
      assertThat(other.post(end, host, Ids.next(), "{}").status()).isEqualTo(200);
      await().until(() -> other.media().asked(room).contains("close"));
    } finally {
      carrier.close();
    }
  }
}
