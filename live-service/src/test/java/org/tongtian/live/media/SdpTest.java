package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTest {

  @Test
  void onlyVp8AndItsRetransmissionStay() {
    String kept = Sdp.offerWithVp8Only(BrowserOffers.publisher());

    assertThat(kept)
        .contains("m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n")
        .contains("a=rtpmap:96 VP8/90000\r\n", "a=fmtp:97 apt=96\r\n", "a=rtcp-fb:96 nack pli\r\n")
        .doesNotContain("H264", "VP9", "apt=102", ":102 ", ":103 ", ":98 ");
  }

  @Test
  void soundIsLeftAsItIs() {
    assertThat(Sdp.offerWithVp8Only(BrowserOffers.viewer()))
        .contains("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", "a=rtpmap:111 opus/48000/2\r\n");
  }

  @Test
  void anOfferOfSoundAloneIsTaken() {
    String offer = BrowserOffers.publisher();
    String soundAlone = offer.substring(0, offer.indexOf("m=video"));

    assertThat(Sdp.offerWithVp8Only(soundAlone)).isEqualTo(soundAlone);
  }

  @Test
  void filteringTwiceChangesNothingMore() {
    String once = Sdp.offerWithVp8Only(BrowserOffers.publisher());

    assertThat(Sdp.offerWithVp8Only(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "v=1\r\n", "v=0\r\ns=-\r\n", "v=0\r\nm=video\r\n"})
  void whatIsNoOfferIsRefused(String text) {
    assertBad(text);
  }

  @Test
  void anOfferWithoutVp8OrTooLongOrMissingIsRefused() {
    assertBad(BrowserOffers.withoutVp8());
    assertBad(BrowserOffers.publisher() + "a=x\r\n".repeat(30_000));
    assertBad(null);
  }

  private static void assertBad(String offer) {
    assertThatThrownBy(() -> Sdp.offerWithVp8Only(offer))
        .isInstanceOf(MediaRefused.class)
        .extracting("reason")
        .isEqualTo(MediaRefused.Reason.BAD_SDP);
  }
}
