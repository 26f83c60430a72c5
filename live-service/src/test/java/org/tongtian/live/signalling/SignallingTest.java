package org.tongtian.live.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.media.EndReason;
import org.tongtian.live.media.MediaRefused;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.testing.RoomClient;
import org.tongtian.live.testing.WatchedRoom;

class SignallingTest extends WatchedRoom {

  private static final String PUBLISH = "{\"type\":\"publish\",\"sdp\":\"v=0 host\"}";
  private static final String VIEW = "{\"type\":\"view\",\"sdp\":\"v=0 phone\"}";

  @AfterEach
  void acceptAgain() {
    app.media().refuse(null);
  }

  private void chatGoesOn() {
    String id = Ids.next();
    phone.chat(id, "听得到");
    studio.next("chat", line -> line.get("id").asString().equals(id));
  }

  @Test
  void anOfferIsAnsweredToThatClientAlone() {
    studio.send(PUBLISH);
    assertThat(studio.next("answer").get("sdp").asString()).isEqualTo("answer to v=0 host");
    assertThat(studio.next("candidate").get("candidate").toString())
        .isEqualTo(
            "{\"candidate\":\"candidate:1 of the server\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}");
    phone.send(VIEW);
    assertThat(phone.next("answer").get("sdp").asString()).isEqualTo("answer to v=0 phone");
    phone.send(
        "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"candidate:7\",\"sdpMid\":\"0\","
            + "\"sdpMLineIndex\":null,\"usernameFragment\":\"x\"}}");
    await().until(() -> app.media().asked(room).contains("candidate candidate:7 0"));
    assertThat(studio.messages("answer")).hasSize(1);
    assertThat(phone.messages("answer")).hasSize(1);
  }

  @Test
  void everybodyLearnsWhetherThePictureFlows() {
    studio.send(PUBLISH);
    studio.next("answer");
    app.media().flow(room, MediaState.FLOWING);
    phone.next("state", state -> state.get("media").asString().equals("FLOWING"));
    try (RoomClient late = RoomClient.connect(app, room, null)) {
      assertThat(late.next("state").get("media").asString()).isEqualTo("FLOWING");
    }
    int before = phone.messages("state").size();
    app.media().flow(room, MediaState.INTERRUPTED);
    phone.next("state", state -> phone.messages("state").size() > before);
    assertThat(phone.messages("state").getLast().get("media").asString()).isEqualTo("INTERRUPTED");
    chatGoesOn();
  }

  @Test
  void theNinthViewerIsToldAndChatGoesOn() {
    app.media().refuse(MediaRefused.Reason.VIEWER_LIMIT);
    phone.send(VIEW);
    var problem = phone.next("problem");
    assertThat(problem.get("code").asString()).isEqualTo("media.viewer_limit");
    assertThat(problem.get("detail").asString()).contains("Chat and buying go on");
    phone.send("{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"c\",\"sdpMid\":null}}");
    chatGoesOn();
    assertThat(phone.messages("problem")).hasSize(1);
    assertThat(studio.messages("problem")).isEmpty();
  }

  @Test
  void aHangingMediaServerHoldsUpNeitherChatNorOthers() {
    CountDownLatch gate = app.media().hang();
    try {
      phone.send(VIEW);
      await().until(() -> app.media().asked(room).contains("view"));
      chatGoesOn();
      phone.send("{\"type\":\"leave\"}");
      chatGoesOn();
      assertThat(app.media().asked(room)).containsExactly("view");
    } finally {
      gate.countDown();
    }
    await().until(() -> app.media().asked(room).contains("leave"));
    assertThat(app.media().asked(room)).containsExactly("view", "leave");
  }

  @Test
  void whatTheMediaServerEndsIsNegotiatedAgain() {
    phone.send(VIEW);
    phone.next("answer");
    String session = app.media().sessions(room).getFirst();
    app.media().listener(room).renegotiate(session);
    phone.next("renegotiate");
    app.media().listener(room).sessionEnded(session, EndReason.CONNECTION_FAILED);
    phone.next("renegotiate", any -> phone.messages("renegotiate").size() == 2);
    app.media().listener(room).sessionEnded(session, EndReason.REPLACED);
    assertThat(phone.next("problem").get("code").asString()).isEqualTo("live.published_elsewhere");
    assertThat(studio.messages("renegotiate")).isEmpty();
  }

  @Test
  void whoIsGoneLeavesTheMediaAndTheEndClosesIt() {
    studio.send(PUBLISH);
    studio.next("answer");
    phone.send(VIEW);
    phone.next("answer");
    phone.close();
    await().until(() -> app.media().asked(room).contains("leave"));
    app.post("/api/live/rooms/" + room + "/end", host, Ids.next(), "{}");
    studio.next("state", state -> state.get("state").asString().equals("ENDED"));
    await().until(() -> app.media().asked(room).contains("close"));
    studio.send(PUBLISH);
    assertThat(studio.next("problem").get("code").asString()).isEqualTo("live.ended");
    assertThat(app.media().asked(room)).containsExactly("publish", "view", "leave", "close");
  }
}
