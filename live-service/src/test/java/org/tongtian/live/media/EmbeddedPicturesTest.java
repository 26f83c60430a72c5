package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real packets over loopback: pictures are encoded, relayed and decoded. */
class EmbeddedPicturesTest {

  private static final Duration FIRST_CONNECTION = Duration.ofSeconds(1);

  private final MediaServer server =
      new EmbeddedMediaServer(Duration.ofSeconds(5), FIRST_CONNECTION);
  private final RecordedEvents events = new RecordedEvents();
  private final MediaRoom room = server.open("room", events);

  @AfterEach
  void stop() {
    server.close();
    assertThat(server.load().engineObjects()).isZero();
  }

  @Test
  void viewersWhoCameBeforeAndAfterTheHostSeeAndHearIt() {
    try (TestBrowser early = TestBrowser.view(room, "early");
        TestBrowser host = TestBrowser.publish(room, "host");
        TestBrowser late = TestBrowser.view(room, "late")) {

      more(early.pictures, "pictures of the early viewer");
      more(late.pictures, "pictures of the late viewer");
      more(late.sounds, "sounds of the late viewer");
      soon("flow", () -> assertThat(events.told).containsExactly("FLOWING"));
      assertThat(host.pictures).hasValue(0);
    }
  }

  @Test
  void whoIsConnectedStaysBeyondTheWaitForAFirstConnection() {
    try (TestBrowser host = TestBrowser.publish(room, "host");
        TestBrowser viewer = TestBrowser.view(room, "viewer")) {
      int framesInTwiceTheWait = 2 * TestBrowser.FRAMES_A_SECOND;
      soon("time", () -> assertThat(viewer.pictures.get()).isGreaterThan(framesInTwiceTheWait));

      assertThat(events.told).noneMatch(told -> told.contains("ended"));
      assertThat(host.pictures).hasValue(0);
    }
  }

  @Test
  void aHostThatComesBackIsSeenWithoutRenegotiation() {
    try (TestBrowser viewer = TestBrowser.view(room, "viewer");
        TestBrowser before = TestBrowser.publish(room, "before reload")) {
      more(viewer.pictures, "pictures before the reload");
      before.vanish();

      try (TestBrowser after = TestBrowser.publish(room, "after reload")) {
        more(viewer.pictures, "pictures after the reload");
        more(viewer.sounds, "sounds after the reload");
        assertThat(events.told).contains("before reload ended REPLACED");
        assertThat(events.told).doesNotContain("viewer renegotiate");
        assertThat(after.pictures).hasValue(0);
      }
    }
  }

  @Test
  void aHostThatLeavesInterruptsTheRoomAndOthersGoOn() {
    RecordedEvents otherEvents = new RecordedEvents();
    MediaRoom otherRoom = server.open("other room", otherEvents);
    try (TestBrowser host = TestBrowser.publish(room, "host");
        TestBrowser otherHost = TestBrowser.publish(otherRoom, "other host");
        TestBrowser otherViewer = TestBrowser.view(otherRoom, "other viewer")) {
      soon("flow", () -> assertThat(events.told).containsExactly("FLOWING"));

      room.leave("host");
      host.vanish();

      soon("end", () -> assertThat(events.told).containsExactly("FLOWING", "INTERRUPTED"));
      more(otherViewer.pictures, "pictures of the other room");
      assertThat(otherEvents.told).doesNotContain("INTERRUPTED");
      assertThat(otherHost.pictures).hasValue(0);
    }
  }

  @Test
  void aHostWhoseNetworkFallsSilentInterruptsTheRoom() {
    try (TestBrowser host = TestBrowser.publish(room, "host")) {
      soon("flow", () -> assertThat(events.told).containsExactly("FLOWING"));

      host.vanish();

      soon("silence", () -> assertThat(events.told).contains("INTERRUPTED"));
    }
  }

  private static void more(AtomicInteger count, String what) {
    int before = count.get();
    soon(what, () -> assertThat(count.get()).as(what).isGreaterThan(before + 20));
  }

  private static void soon(String what, ThrowingRunnable assertion) {
    await(what).atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
  }
}
