package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signalling only: the node behind it is the {@link FakeKurentoServer}, which carries no media. */
class KurentoMediaServerTest extends MediaServerContract {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final FakeKurentoServer kurento = new FakeKurentoServer();

  @Override
  MediaServer startServer() {
    return started(kurento.uri());
  }

  private static KurentoMediaServer started(URI... nodes) {
    KurentoMediaServer server =
        new KurentoMediaServer(
            List.of(nodes),
            new KurentoSettings(
                CALL_TIMEOUT,
                new AbstractMediaRoom.MediaDeadlines(DEADLINE, Duration.ofSeconds(30)),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                50));
    awaitReady(server);
    return server;
  }

  private static void awaitReady(MediaServer server) {
    try (MediaRoom trial = server.open("trial", new RecordedEvents())) {
      await().ignoreExceptions().until(() -> view(trial, "trial").answer != null);
    }
  }

  @Override
  int objectsInEngine() {
    return kurento.objects().live();
  }

  @Override
  void stopEngine() {
    kurento.close();
  }

  @Test
  void theHostsMediaIsConnectedToEachViewerAndAgainToAReturnedHost() {
    MediaRoom room = server.open("room", events);
    view(room, "early");
    publish(room, "host");
    view(room, "late");
    await().untilAsserted(() -> assertThat(kurento.objects().invoked("connect")).isEqualTo(2));

    publish(room, "host");

    await().untilAsserted(() -> assertThat(kurento.objects().invoked("connect")).isEqualTo(4));
    assertThat(events.told).doesNotContain("early renegotiate", "late renegotiate");
  }

  @Test
  void limitsAreSetBeforeTheOfferIsProcessed() {
    publish(server.open("room", events), "host");

    List<String> asked =
        kurento.objects().invocations.stream()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(asked)
        .containsSubsequence(
            "setMaxVideoRecvBandwidth",
            "setMinVideoRecvBandwidth",
            "setRembParams",
            "processOffer",
            "gatherCandidates");
  }

  @Test
  void keyframesAreAskedForAtMostOnceASecondAndTheLastWishIsNotForgotten() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");
    await().untilAsserted(() -> assertThat(kurento.objects().invoked("requestKeyframe")).isOne());

    for (int i = 0; i < 20; i++) {
      room.reportStall("viewer");
    }
    // The room's work is done in order: once the viewer is released, every wish was judged.
    room.leave("viewer");
    await().untilAsserted(() -> assertThat(kurento.objects().endpoints()).hasSize(1));
    assertThat(kurento.objects().invoked("requestKeyframe")).isLessThanOrEqualTo(2);

    await()
        .untilAsserted(() -> assertThat(kurento.objects().invoked("requestKeyframe")).isEqualTo(2));
  }

  @Test
  void theHostsFlowIsReportedFromTheNodesEvents() {
    publish(server.open("room", events), "host");
    String endpoint = kurento.objects().endpoints().getFirst();

    kurento.push(endpoint, "MediaFlowInStateChanged", flow("FLOWING"));
    await().untilAsserted(() -> assertThat(events.told).containsExactly("FLOWING"));
    kurento.push(endpoint, "MediaFlowInStateChanged", flow("NOT_FLOWING"));
    await().untilAsserted(() -> assertThat(events.told).containsExactly("FLOWING", "INTERRUPTED"));
  }

  private static String flow(String state) {
    return "{\"state\":\"" + state + "\",\"padName\":\"default\",\"mediaType\":\"VIDEO\"}";
  }

  @Test
  void aSessionWhosePathFailsIsReleasedAndTheOthersStay() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    String hosts = kurento.objects().endpoints().getFirst();
    view(room, "viewer");
    String viewers =
        kurento.objects().endpoints().stream()
            .filter(id -> !id.equals(hosts))
            .findAny()
            .orElseThrow();

    kurento.push(
        viewers,
        "IceComponentStateChanged",
        "{\"streamId\":1,\"componentId\":1,\"state\":\"FAILED\"}");

    await()
        .untilAsserted(
            () -> assertThat(events.told).containsExactly("viewer ended CONNECTION_FAILED"));
    await().untilAsserted(() -> assertThat(kurento.objects().endpoints()).containsExactly(hosts));
    settledLoad(1, 0);
  }

  @Test
  void afterAKilledNodeIsBackRoomsAreRebuiltAndClientsRenegotiate() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");
    view(room, "leaver");

    kurento.kill();
    settledLoad(0, 0);
    assertRefused(MediaRefused.Reason.UNAVAILABLE, () -> publish(room, "host"));
    assertThat(events.told).doesNotContain("viewer renegotiate");
    room.leave("leaver");
    kurento.start();

    await()
        .untilAsserted(
            () -> assertThat(events.told).contains("host renegotiate", "viewer renegotiate"));
    publish(room, "host");
    view(room, "viewer");
    settledLoad(1, 1);
    await().untilAsserted(() -> assertThat(kurento.objects().invoked("connect")).isOne());
    assertThat(events.told).doesNotContain("leaver renegotiate");
    assertThat(events.told).doesNotHaveDuplicates();
  }

  @Test
  void aShortNetworkFaultKeepsTheSessionsOfTheSameServer() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");

    kurento.dropConnections();

    await().ignoreExceptions().until(() -> view(room, "newcomer").answer != null);
    settledLoad(1, 2);
    assertThat(events.told).isEmpty();
  }

  @Test
  void aFrozenNodeIsRefusedWithinTheDeadlineAndThenAtOnce() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    int held = server.load().engineObjects();
    String endpoint = kurento.objects().endpoints().getFirst();
    kurento.push(endpoint, "MediaFlowInStateChanged", flow("FLOWING"));
    await().untilAsserted(() -> assertThat(events.told).containsExactly("FLOWING"));

    kurento.freeze();
    Instant asked = Instant.now();
    assertRefused(MediaRefused.Reason.UNAVAILABLE, () -> view(room, "viewer"));
    assertThat(Duration.between(asked, Instant.now())).isLessThan(DEADLINE.plus(MARGIN));
    await()
        .untilAsserted(
            () -> {
              Instant again = Instant.now();
              assertRefused(MediaRefused.Reason.UNAVAILABLE, () -> view(room, "viewer"));
              assertThat(Duration.between(again, Instant.now())).isLessThan(CALL_TIMEOUT);
            });

    await().untilAsserted(() -> assertThat(events.told).containsExactly("FLOWING", "INTERRUPTED"));

    kurento.thaw();
    await().ignoreExceptions().until(() -> view(room, "viewer").answer != null);
    settledLoad(1, 1);
    await().untilAsserted(() -> assertThat(kurento.objects().live()).isEqualTo(held + 1));
    await()
        .untilAsserted(
            () ->
                assertThat(events.told)
                    .as("the room stayed where it was and flows again")
                    .containsExactly("FLOWING", "INTERRUPTED", "FLOWING"));
  }

  @Test
  void whatCouldNotBeReleasedOnAFrozenNodeIsReleasedWhenItAnswers() {
    MediaRoom room = server.open("room", events);
    publish(room, "host");
    view(room, "viewer");

    kurento.freeze();
    room.leave("viewer");
    room.close();
    assertThat(server.load().rooms()).isZero();
    kurento.thaw();

    await().untilAsserted(() -> assertThat(kurento.objects().live()).isZero());
    await().untilAsserted(() -> assertThat(server.load().engineObjects()).isZero());
  }

  @Test
  void aRoomMovesToAnotherNodeWhenItsOwnIsKilled() {
    try (FakeKurentoServer second = new FakeKurentoServer();
        KurentoMediaServer two = started(kurento.uri(), second.uri())) {
      MediaRoom room = two.open("room", events);
      await().until(() -> kurento.objects().live() + second.objects().live() == 0);
      publish(room, "host");
      FakeKurentoServer home = kurento.objects().live() > 0 ? kurento : second;
      FakeKurentoServer other = home.equals(kurento) ? second : kurento;

      home.kill();

      await().untilAsserted(() -> assertThat(events.told).contains("host renegotiate"));
      await().ignoreExceptions().until(() -> publish(room, "host").answer != null);
      assertThat(other.objects().endpoints()).hasSize(1);
      home.start();
    }
  }

  @Test
  void aNodeThatIsDownAtTheStartIsNoErrorAndIsUsedWhenItComes() {
    kurento.kill();
    try (KurentoMediaServer early =
        new KurentoMediaServer(List.of(kurento.uri()), KurentoSettings.standard())) {
      MediaRoom room = early.open("room", events);
      assertRefused(MediaRefused.Reason.UNAVAILABLE, () -> publish(room, "host"));

      kurento.start();

      await().ignoreExceptions().until(() -> publish(room, "host").answer != null);
    }
  }

  @Test
  void itSaysWhatItCanDo() {
    assertThat(server.capabilities()).isEqualTo(new MediaCapabilities("kurento", 50));
  }
}
