package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every media server must do, whatever carries the media. */
abstract class MediaServerContract {

  static final IceCandidate CANDIDATE =
      new IceCandidate("candidate:1 1 UDP 2122252543 127.0.0.1 50000 typ host", "0", 0);

  MediaServer server;
  final RecordedEvents events = new RecordedEvents();

  /** A server that is ready to negotiate. */
  abstract MediaServer startServer();

  /** What the engine itself says that it holds; zero when everything was released. */
  abstract int objectsInEngine();

  @BeforeAll
  static void bePatientOnBusyMachines() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
  }

  @BeforeEach
  void start() {
    server = startServer();
  }

  @AfterEach
  void stopAndFindNothingLeft() {
    server.close();
    assertThat(server.load().rooms()).isZero();
    await().untilAsserted(() -> assertThat(objectsInEngine()).isZero());
    stopEngine();
  }

  /** Stops what {@link #startServer()} needed, after everything was found released. */
  void stopEngine() {}

  @Test
  void theHostsOfferIsAnsweredWithVp8ThatIsOnlyReceived() {
    RecordedClient host = publish(server.open("room", events), "host");

    assertThat(host.answer).startsWith("v=0").contains("VP8/90000").contains("a=recvonly");
    assertThat(host.answer).doesNotContain("H264").doesNotContain("VP9");
  }

  @Test
  void aViewersOfferIsAnsweredWithVp8ThatIsOnlySent() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");

    assertThat(view(room, "viewer").answer).contains("VP8/90000").contains("a=sendonly");
  }

  @Test
  void aViewerMayComeBeforeTheHost() {
    MediaRoom room = server.open("room", events);

    assertThat(view(room, "early").answer).contains("a=sendonly");
    publish(room, "host");

    assertThat(server.load())
        .extracting(MediaLoad::presenters, MediaLoad::viewers)
        .containsExactly(1, 1);
  }

  @Test
  void candidatesGoBothWaysAndTheServersComeAfterTheAnswer() {
    MediaRoom room = server.open("room", events);
    RecordedClient host = publish(room, "host");

    assertThatCode(() -> room.addCandidate("host", CANDIDATE)).doesNotThrowAnyException();
    assertThatCode(() -> room.addCandidate("host", new IceCandidate("", null, 0)))
        .doesNotThrowAnyException();
    await().untilAsserted(() -> assertThat(host.candidates).isNotEmpty());
    assertThat(host.told.getFirst()).isEqualTo("answer");
    assertThat(host.candidates.getFirst().candidate()).startsWith("candidate:");
  }

  @Test
  void aCandidateThatNoBrowserWritesIsRefused() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");

    assertRefused(
        MediaRefused.Reason.BAD_CANDIDATE,
        () -> room.addCandidate("host", new IceCandidate("rm -rf", "0", 0)));
    assertRefused(
        MediaRefused.Reason.BAD_CANDIDATE,
        () -> room.addCandidate("host", new IceCandidate(CANDIDATE.candidate(), "0", -1)));
  }

  @Test
  void theSameHostPublishingAgainReplacesItselfAndKeepsItsViewers() {
    MediaRoom room = server.open("room", events);
    RecordedClient first = publish(room, "host");
    view(room, "viewer");
    int held = settledLoad(1, 1).engineObjects();

    RecordedClient second = publish(room, "host");

    assertThat(second.answer).isNotEqualTo(first.answer);
    await().untilAsserted(() -> assertThat(server.load().engineObjects()).isEqualTo(held));
    settledLoad(1, 1);
    assertThat(events.told).doesNotContain("viewer renegotiate");
  }

  @Test
  void theHostsNewSessionEndsItsOldOne() {
    MediaRoom room = server.open("room", events);
    publish(room, "before reload");
    publish(room, "after reload");

    await().untilAsserted(() -> assertThat(events.told).contains("before reload ended REPLACED"));
    assertRefused(
        MediaRefused.Reason.UNKNOWN_SESSION, () -> room.addCandidate("before reload", CANDIDATE));
    settledLoad(1, 0);
  }

  @Test
  void whoLeavesIsReleasedAndTheOthersStay() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "stays");
    int held = settledLoad(1, 1).engineObjects();
    view(room, "leaves");

    room.leave("leaves");
    room.leave("leaves");
    room.leave("was never here");

    await().untilAsserted(() -> assertThat(server.load().engineObjects()).isEqualTo(held));
    settledLoad(1, 1);
    assertThatCode(() -> room.addCandidate("stays", CANDIDATE)).doesNotThrowAnyException();
  }

  @Test
  void aHostThatLeavesLeavesItsViewersWaiting() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");

    room.leave("host");
    settledLoad(0, 1);
    publish(room, "host again");

    settledLoad(1, 1);
  }

  @Test
  void closingReleasesEverythingAndIsIdempotent() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");

    room.close();
    room.close();

    assertThat(server.load()).isEqualTo(new MediaLoad(0, 0, 0, 0));
    assertThat(objectsInEngine()).isZero();
    assertRefused(MediaRefused.Reason.CLOSED, () -> view(room, "late"));
    assertThatCode(() -> server.open("room", events)).doesNotThrowAnyException();
  }

  @Test
  void aClosedServerTakesNoRooms() {
    server.close();
    server.close();

    assertRefused(MediaRefused.Reason.CLOSED, () -> server.open("room", events));
  }

  @Test
  void aRoomIsOpenedOnce() {
    server.open("room", events);

    assertRefused(MediaRefused.Reason.ROOM_OPEN, () -> server.open("room", events));
    assertThat(server.load().rooms()).isOne();
  }

  @Test
  void unknownSessionsAreRefused() {
    MediaRoom room = server.open("room", events);

    assertRefused(
        MediaRefused.Reason.UNKNOWN_SESSION, () -> room.addCandidate("nobody", CANDIDATE));
    assertRefused(MediaRefused.Reason.UNKNOWN_SESSION, () -> room.reportStall("nobody"));
  }

  @Test
  void roomsDoNotKnowEachOthersSessions() {
    MediaRoom sweetPotatoes = server.open("sweet potatoes", events);
    MediaRoom tea = server.open("tea", events);
    publish(sweetPotatoes, "host");
    publish(tea, "other host");
    view(sweetPotatoes, "viewer");

    assertRefused(MediaRefused.Reason.UNKNOWN_SESSION, () -> tea.addCandidate("viewer", CANDIDATE));
    tea.close();

    settledLoad(1, 1);
    assertThatCode(() -> sweetPotatoes.addCandidate("viewer", CANDIDATE))
        .doesNotThrowAnyException();
  }

  @Test
  void aBadOfferIsRefusedAndChangesNothing() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");
    MediaLoad before = settledLoad(1, 1);
    RecordedClient ignored = new RecordedClient();

    for (String bad : badOffers()) {
      assertRefused(MediaRefused.Reason.BAD_SDP, () -> room.publish("host", bad, ignored));
      assertRefused(MediaRefused.Reason.BAD_SDP, () -> room.view("viewer", bad, ignored));
      assertRefused(MediaRefused.Reason.BAD_SDP, () -> room.view("newcomer", bad, ignored));
    }

    assertThat(ignored.told).isEmpty();
    await().untilAsserted(() -> assertThat(server.load()).isEqualTo(before));
    assertThatCode(() -> room.addCandidate("host", CANDIDATE)).doesNotThrowAnyException();
    assertThatCode(() -> room.addCandidate("viewer", CANDIDATE)).doesNotThrowAnyException();
  }

  private static List<String> badOffers() {
    String good = BrowserOffers.publisher();
    return List.of(
        "",
        "hello",
        "v=0\r\n",
        good.substring(0, good.indexOf("m=audio")),
        good.replace("a=ice-ufrag", "a=ice-nobody"),
        good.replace("UDP/TLS/RTP/SAVPF", "NO/SUCH/PROFILE"),
        BrowserOffers.withoutVp8());
  }

  @Test
  void aStallReportIsTaken() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");

    assertThatCode(() -> room.reportStall("viewer")).doesNotThrowAnyException();
  }

  @Test
  void manyAtOnceAllGetTheirSeatAndLeaveNothingBehind() {
    MediaRoom room = server.open("room", events);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    all.add(CompletableFuture.runAsync(() -> publish(room, "host")));
    for (int i = 0; i < 7; i++) {
      String viewer = "viewer " + i;
      all.add(CompletableFuture.runAsync(() -> view(room, viewer)));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

    settledLoad(1, 7);
    room.close();
    assertThat(objectsInEngine()).isZero();
  }

  MediaLoad settledLoad(int presenters, int viewers) {
    await()
        .untilAsserted(
            () ->
                assertThat(server.load())
                    .extracting(MediaLoad::presenters, MediaLoad::viewers)
                    .containsExactly(presenters, viewers));
    return server.load();
  }

  static RecordedClient publish(MediaRoom room, String sessionId) {
    RecordedClient client = new RecordedClient();
    room.publish(sessionId, BrowserOffers.publisher(), client);
    return client;
  }

  static RecordedClient view(MediaRoom room, String sessionId) {
    RecordedClient client = new RecordedClient();
    room.view(sessionId, BrowserOffers.viewer(), client);
    return client;
  }

  static void assertRefused(MediaRefused.Reason reason, Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            MediaRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.code()).isEqualTo(reason.code()).startsWith("media.");
              assertThat(refused.getMessage()).isNotBlank();
            });
  }
}
