package org.tongtian.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.live.message.RoomState;

class RoomRulesTest {

  @ParameterizedTest
  @CsvSource({
    "PREPARED, ok, live.not_started, ok",
    "LIVE, live.already_started, ok, ok",
    "ENDED, live.ended, live.ended, live.ended"
  })
  void eachStateAllowsItsSteps(RoomState state, String start, String end, String pin) {
    assertThat(RoomRules.refusesStart(state).orElse("ok")).isEqualTo(start);
    assertThat(RoomRules.refusesEnd(state).orElse("ok")).isEqualTo(end);
    assertThat(RoomRules.refusesPin(state).orElse("ok")).isEqualTo(pin);
  }

  @Test
  void aTitleHasOneToSixtyCharactersOnOneLine() {
    assertThat(RoomRules.isTitle("薯".repeat(60))).isTrue();
    assertThat(RoomRules.isTitle("🍠".repeat(60))).isTrue();
    assertThat(RoomRules.isTitle("薯".repeat(61))).isFalse();
    assertThat(RoomRules.isTitle("  ")).isFalse();
    assertThat(RoomRules.isTitle("薯\n薯")).isFalse();
    assertThat(RoomRules.isTitle("薯\u200B薯")).isFalse();
    assertThat(RoomRules.isTitle(null)).isFalse();
  }

  @Test
  void aRoomSellsOneToFiftyDifferentProducts() {
    List<String> fifty = IntStream.range(0, 50).mapToObj(String::valueOf).toList();
    assertThat(RoomRules.areProducts(fifty)).isTrue();
    assertThat(RoomRules.areProducts(List.of("a", "a"))).isFalse();
    assertThat(RoomRules.areProducts(List.of())).isFalse();
    assertThat(RoomRules.areProducts(Collections.singletonList(null))).isFalse();
    assertThat(RoomRules.areProducts(IntStream.range(0, 51).mapToObj(String::valueOf).toList()))
        .isFalse();
  }
}
