package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small deciding pieces: flow, keyframes, candidates after the answer. */
class MediaRulesTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void mediaFlowsFromTheFirstPacketUntilSomeReadingsBringNone() {
    FlowMeter meter = new FlowMeter(2);

    assertThat(List.of(meter.read(0), meter.read(10), meter.read(10), meter.read(11)))
        .containsExactly(
            MediaState.INTERRUPTED, MediaState.FLOWING, MediaState.FLOWING, MediaState.FLOWING);
    assertThat(List.of(meter.read(11), meter.read(11), meter.read(12)))
        .containsExactly(MediaState.FLOWING, MediaState.INTERRUPTED, MediaState.FLOWING);
  }

  @Test
  void oneKeyframeASecondAndOneWishWaits() {
    KeyframeLimiter limiter = new KeyframeLimiter(Duration.ofSeconds(1));
    long start = -5 * SECOND;

    assertThat(limiter.wish(start)).isEqualTo(KeyframeLimiter.Verdict.ASK_NOW);
    assertThat(limiter.wish(start + SECOND / 4)).isEqualTo(KeyframeLimiter.Verdict.ASK_LATER);
    assertThat(limiter.remaining(start + SECOND / 4)).isEqualTo(Duration.ofMillis(750));
    assertThat(limiter.wish(start + SECOND / 2)).isEqualTo(KeyframeLimiter.Verdict.ALREADY_WAITING);
    limiter.waited();
    assertThat(limiter.wish(start + SECOND)).isEqualTo(KeyframeLimiter.Verdict.ASK_NOW);
  }

  @Test
  void candidatesFoundBeforeTheAnswerFollowIt() {
    RecordedClient client = new RecordedClient();
    CandidateGate gate = new CandidateGate(client);

    gate.candidate(MediaServerContract.CANDIDATE);
    assertThat(client.told).isEmpty();
    gate.answer("v=0");
    gate.candidate(MediaServerContract.CANDIDATE);

    assertThat(client.told).containsExactly("answer", "candidate", "candidate");
  }

  @Test
  void aMissingSystemLibraryIsNamedWithTheLineThatInstallsIt() {
    Error load =
        new UnsatisfiedLinkError(
            "/tmp/libwebrtc.so: libXrandr.so.2: cannot open shared object file: No such file");

    assertThat(NativeLibraries.explain(new ExceptionInInitializerError(load)))
        .contains("missing: libXrandr.so.2")
        .contains(
            "apt-get install -y libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1"
                + " libdbus-1-3")
        .doesNotContain("UnsatisfiedLinkError");
  }

  @Test
  void aFailedLoadIsARefusalWithoutTheNativeStack() {
    MediaServerContract.assertRefused(
        MediaRefused.Reason.UNAVAILABLE,
        () ->
            NativeLibraries.load(
                () -> {
                  throw new UnsatisfiedLinkError("no such architecture");
                }));
  }
}
