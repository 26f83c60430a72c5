package org.tongtian.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "紫云红芯红薯 6.50 元/斤",
        "Red-heart sweet potato – 5 jin",
        "مرحبا بالعالم",
        "שלום",
        "ئۇيغۇرچە",
        "🍠 甜不甜？👍🏽",
        "👩‍🌾 家",
        "❤️‍🔥",
        "👩🏽‍🌾",
        "🏳️‍🌈",
        "👨‍👩‍👧‍👦",
        "1️⃣",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "Ngọc Ánh"
      })
  void whatAReaderSeesIsPlain(String words) {
    assertThat(Text.isPlain(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x2800, 0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF, 0x0000, 0x0009, 0x000A, 0x007F, 0x0085, 0x00AD,
        0x034F, 0x061C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069,
        0x206F, 0x3164, 0xD800, 0xDC00, 0xE000, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0041
      })
  void whatHidesIsNotPlainWhereverItStands(int hidden) {
    String one = Character.toString(hidden);
    assertThat(Text.isPlain(one)).isFalse();
    assertThat(Text.isPlain("王" + one + "小明")).isFalse();
    assertThat(Text.isPlain(one + "王小明")).isFalse();
    assertThat(Text.isPlain("王小明" + one)).isFalse();
    assertThat(Text.isPlain("👩" + one)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "王小明, 3", "👍🏽👍🏽, 2", "👨‍👩‍👧‍👦, 1", "e\u0301, 1", "Ngọc, 4"})
  void aReaderCounts(String words, int characters) {
    assertThat(Text.length(words)).isEqualTo(characters);
  }

  @Test
  void oneHiddenCharacterAmongAnyLettersIsFound() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      StringBuilder words = new StringBuilder();
      int length = 1 + random.nextInt(20);
      for (int j = 0; j < length; j++) {
        words.appendCodePoint(0x4E00 + random.nextInt(0x5000));
      }
      assertThat(Text.isPlain(words.toString())).as("seed %d", seed).isTrue();
      words.insert(
          random.nextInt(words.length() + 1), Character.toString(0x202A + random.nextInt(5)));
      assertThat(Text.isPlain(words.toString())).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void aDescriptionMayHaveLinesAndNothingElseThatHides() {
    assertThat(Text.isPlainLines("甜\n糯\n")).isTrue();
    assertThat(Text.isPlainLines("甜\r\n糯")).isFalse();
    assertThat(Text.isPlainLines("甜\n\u202E糯")).isFalse();
    assertThat(Text.isPlainLines("甜\t糯")).isFalse();
  }
}
