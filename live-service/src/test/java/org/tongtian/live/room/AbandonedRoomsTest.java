package org.tongtian.live.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.id.Ids;
import org.tongtian.live.message.RoomState;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.RoomClient;

/** A live room whose host has vanished ends by itself; every other room goes on. */
class AbandonedRoomsTest {

  private final LiveApp app = LiveApp.shared();
  private final RoomService rooms = app.bean(RoomService.class);
  private final RoomRepository stored = app.bean(RoomRepository.class);
  private final String host = LiveApp.host();
  private final ProductCard potato = app.catalog().sweetPotato(400);

  /** As if the start, or the last sight of the host, were so long ago. */
  private void age(String room, String field, Duration ago) {
    Instant then = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
    app.bean(MongoDatabase.class)
        .getCollection("rooms")
        .updateOne(new Document("_id", room), new Document("$set", new Document(field, then)));
  }

  private RoomState stateAfterSweep(String room) {
    app.bean(AbandonedRooms.class).sweep();
    return rooms.get(room).state();
  }

  @Test
  void aRoomThatItsHostNeverEnteredEndsAfterTenMinutes() {
    String room = app.liveRoom(host, potato);
    age(room, "startedAt", Duration.ofMinutes(9));
    assertThat(stateAfterSweep(room)).isEqualTo(RoomState.LIVE);

    age(room, "startedAt", Duration.ofMinutes(11));
    assertThat(stateAfterSweep(room)).isEqualTo(RoomState.ENDED);
  }

  @Test
  void aRoomGoesOnWhileItsHostIsThereAndEndsForEverybodyOnceItHasGone() {
    String room = app.liveRoom(host, potato);
    age(room, "startedAt", Duration.ofHours(2));
    age(room, "hostSeenAt", Duration.ofHours(1));
    try (RoomClient phone = RoomClient.connect(app, room, LiveApp.consumer("王小明"))) {
      phone.next("hello");
      try (RoomClient studio = RoomClient.connect(app, room, host)) {
        studio.next("hello");
        await().until(() -> rooms.get(room).hostSeenAt().isAfter(Instant.now().minusSeconds(60)));
        assertThat(stateAfterSweep(room)).isEqualTo(RoomState.LIVE);
      }
      age(room, "hostSeenAt", Duration.ofMinutes(11));

      assertThat(stateAfterSweep(room)).isEqualTo(RoomState.ENDED);
      phone.next("state", state -> state.get("state").asString().equals("ENDED"));
    }
    Room ended = rooms.get(room);
    assertThat(ended.endedBy()).isEqualTo(Room.ABANDONED);
    String next = app.liveRoom(host, potato);
    assertThat(rooms.get(next).state()).isEqualTo(RoomState.LIVE);
  }

  @Test
  void aHostWhoComesBackInTheLastMomentKeepsTheRoom() {
    String room = app.liveRoom(host, potato);
    age(room, "startedAt", Duration.ofHours(1));
    Room seenAbandoned = rooms.get(room);

    rooms.sawHost(room);

    assertThat(rooms.endAbandoned(seenAbandoned, Instant.now())).isFalse();
    assertThat(rooms.get(room).state()).isEqualTo(RoomState.LIVE);
  }

  @Test
  void manySweepsEndARoomOnce() {
    String room = app.liveRoom(host, potato);
    age(room, "startedAt", Duration.ofHours(1));
    Room abandoned = rooms.get(room);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    List<CompletableFuture<Boolean>> racing =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> rooms.endAbandoned(abandoned, now)))
            .limit(8)
            .toList();

    assertThat(racing.stream().filter(CompletableFuture::join)).hasSize(1);
    assertThat(
            app.get("/api/live/rooms/" + room + "/history")
                .body()
                .get("items")
                .valueStream()
                .map(each -> each.path("state").asString("")))
        .containsExactly("LIVE", "ENDED");
  }

  @Test
  void roomsThatAreNotLiveAreLeftAlone() {
    String prepared = app.room(host, potato);
    String ended = app.liveRoom(LiveApp.host(), potato);
    rooms.sawHost(prepared);
    assertThat(stored.find(prepared).orElseThrow().hostSeenAt()).isNull();
    age(ended, "startedAt", Duration.ofHours(1));
    stored.end(rooms.get(ended), Ids.next(), Instant.now());
    Room before = rooms.get(ended);

    assertThat(stateAfterSweep(prepared)).isEqualTo(RoomState.PREPARED);
    assertThat(rooms.get(ended)).isEqualTo(before);
  }
}
