package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedMediaServerTest extends MediaServerContract {

  @Override
  MediaServer startServer() {
    return new EmbeddedMediaServer();
  }

  @Override
  int objectsInEngine() {
    return server.load().engineObjects();
  }

  @Test
  void theNinthViewerIsToldThatTheRoomIsFull() {
    MediaRoom room = server.open("room", events);
    for (int i = 1; i <= EmbeddedMediaServer.MAX_VIEWERS; i++) {
      view(room, "viewer " + i);
    }

    assertRefused(MediaRefused.Reason.VIEWER_LIMIT, () -> view(room, "ninth"));
    assertThatCode(() -> view(room, "viewer 1")).as("one who is in").doesNotThrowAnyException();
    assertThatCode(() -> publish(room, "host")).as("the host").doesNotThrowAnyException();
    settledLoad(1, EmbeddedMediaServer.MAX_VIEWERS);

    room.leave("viewer 3");
    assertThatCode(() -> view(room, "ninth")).doesNotThrowAnyException();
  }

  @Test
  void theLimitHoldsWhenTwentyComeAtOnce() {
    MediaRoom room = server.open("room", events);
    List<CompletableFuture<RecordedClient>> all =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> view(room, "viewer " + i)))
            .toList();
    all.forEach(one -> one.handle((answered, refused) -> answered).join());

    assertThat(all.stream().filter(one -> !one.isCompletedExceptionally()).count())
        .isEqualTo(EmbeddedMediaServer.MAX_VIEWERS);
    settledLoad(0, EmbeddedMediaServer.MAX_VIEWERS);
  }

  @Test
  void whoNegotiatesButNeverConnectsIsReleased() {
    try (MediaServer impatient =
        new EmbeddedMediaServer(Duration.ofSeconds(5), Duration.ofMillis(50))) {
      view(impatient.open("room", events), "ghost");

      await()
          .untilAsserted(
              () -> assertThat(events.told).containsExactly("ghost ended NEVER_CONNECTED"));
      await()
          .untilAsserted(() -> assertThat(impatient.load()).isEqualTo(new MediaLoad(1, 0, 0, 0)));
    }
  }

  @Test
  void itSaysWhatItCanDo() {
    assertThat(server.capabilities()).isEqualTo(new MediaCapabilities("embedded", 8));
  }
}
