package org.tongtian.live.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomState;

class SignallingRulesTest {

  private static String refusal(ClientMessage.Signal signal, boolean isHost, RoomState state) {
    return SignallingRules.refuses(signal, isHost, state).orElse("ok");
  }

  @Test
  void onlyTheHostPublishesAndOnlyUntilTheEnd() {
    ClientMessage.Signal publish = new ClientMessage.Publish("v=0");
    assertThat(refusal(publish, true, RoomState.PREPARED)).isEqualTo("ok");
    assertThat(refusal(publish, true, RoomState.LIVE)).isEqualTo("ok");
    assertThat(refusal(publish, true, RoomState.ENDED)).isEqualTo("live.ended");
    assertThat(refusal(publish, false, RoomState.LIVE)).isEqualTo("live.only_host_publishes");
  }

  @Test
  void everybodyViewsUntilTheEndAndLeavesAtAnyTime() {
    assertThat(refusal(new ClientMessage.View("v=0"), false, RoomState.LIVE)).isEqualTo("ok");
    assertThat(refusal(new ClientMessage.View("v=0"), false, RoomState.ENDED))
        .isEqualTo("live.ended");
    assertThat(refusal(new ClientMessage.Leave(), false, RoomState.ENDED)).isEqualTo("ok");
    assertThat(refusal(new ClientMessage.Candidate(null), false, RoomState.LIVE))
        .isEqualTo("media.bad_candidate");
  }

  /** The expected value was computed with openssl dgst -sha1 -hmac. */
  @Test
  void turnCredentialsAreTheOnesCoturnComputes() {
    TurnCredentials mine =
        TurnCredentials.until(Instant.ofEpochSecond(1_795_000_000L), "phone", "north");
    assertThat(mine.username()).isEqualTo("1795000000:phone");
    assertThat(mine.credential()).isEqualTo("C/1AFV/ahUh88S0dV1W+SAVNATw=");
  }
}
