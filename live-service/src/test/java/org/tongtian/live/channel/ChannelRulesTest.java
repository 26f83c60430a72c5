package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomState;

class ChannelRulesTest {

  private static String refusal(String id, String text, boolean isSignedIn, RoomState state) {
    return ChatRules.refuses(new ClientMessage.Chat(id, text), isSignedIn, state).orElse("ok");
  }

  @Test
  void aChatLineHasOneToTwoHundredCharacters() {
    assertThat(refusal("a", "甜", true, RoomState.LIVE)).isEqualTo("ok");
    assertThat(refusal("a", "甜".repeat(200), true, RoomState.PREPARED)).isEqualTo("ok");
    assertThat(refusal("a", "🍠".repeat(200), true, RoomState.LIVE)).isEqualTo("ok");
    assertThat(refusal("a", "甜".repeat(201), true, RoomState.LIVE)).isEqualTo("live.chat_length");
    assertThat(refusal("a", " ", true, RoomState.LIVE)).isEqualTo("live.chat_length");
    assertThat(refusal("a", null, true, RoomState.LIVE)).isEqualTo("live.chat_length");
    assertThat(refusal("a", "a\u0007", true, RoomState.LIVE)).isEqualTo("live.chat_characters");
    assertThat(refusal("a", "甜\u202E", true, RoomState.LIVE)).isEqualTo("live.chat_characters");
    assertThat(refusal("a b", "甜", true, RoomState.LIVE)).isEqualTo("live.chat_id_invalid");
    assertThat(refusal(null, "甜", true, RoomState.LIVE)).isEqualTo("live.chat_id_invalid");
    assertThat(refusal("a", "甜", false, RoomState.LIVE)).isEqualTo("live.sign_in_to_chat");
    assertThat(refusal("a", "甜", true, RoomState.ENDED)).isEqualTo("live.ended");
  }

  @Test
  void inAnyStretchNoMoreThanTheBurstAndOnePerSecondGetThrough() {
    Random chance = new Random(42);
    long now = chance.nextLong();
    TokenBucket bucket = new TokenBucket(3, Duration.ofSeconds(1), now);
    long start = now;
    int through = 0;
    for (int i = 0; i < 5000; i++) {
      now += chance.nextLong(0, 600_000_000);
      through += bucket.take(now) ? 1 : 0;
      assertThat((long) through)
          .as("seed 42, step %d", i)
          .isLessThanOrEqualTo(3 + (now - start) / 1_000_000_000);
    }
    assertThat((long) through).isGreaterThan((now - start) / 1_000_000_000 - 3);
  }

  @Test
  void aBurstOfThreeIsFreeAndTheFourthWaitsASecond() {
    TokenBucket bucket = new TokenBucket(3, Duration.ofSeconds(1), 0);
    assertThat(List.of(bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)))
        .containsExactly(true, true, true, false);
    assertThat(bucket.take(999_999_999)).isFalse();
    assertThat(bucket.take(1_000_000_000)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    ", shop.example, , true",
    "https://shop.example, shop.example, , true",
    "http://Shop.Example:8080, shop.example:8083, , true",
    "https://shop.example, 10.0.0.7:8083, shop.example, true",
    "http://localhost:5173, 127.0.0.1:8083, , true",
    "https://evil.example, shop.example, , false",
    "https://shop.example.evil.example, shop.example, , false",
    "null, shop.example, , false",
    "'https://a b', shop.example, , false"
  })
  void onlyPagesOfThisHostOpenTheChannel(
      String origin, String host, String forwardedHost, boolean isAllowed) {
    assertThat(Origins.mayOpen(origin, host, forwardedHost, List.of("localhost")))
        .isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource({"e, 41, e, 41", "e, x, , 0", "e, -1, , 0", "e, 9999999999999999999, , 0", "e, , , 0"})
  void anUnsoundResumeIsAFirstVisit(String epoch, String offset, String wanted, long from) {
    assertThat(Resume.of(epoch, offset)).isEqualTo(new Resume(wanted, from));
  }
}
