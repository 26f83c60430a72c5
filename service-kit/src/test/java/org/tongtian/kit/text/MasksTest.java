package org.tongtian.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksTest {

  @Test
  void aNameKeepsItsFirstCharacterAlone() {
    assertThat(Masks.name("王小明")).isEqualTo("王**");
    assertThat(Masks.name(" 王 ")).isEqualTo("王**");
    assertThat(Masks.name("𠮷田")).isEqualTo("𠮷**");
    assertThat(Masks.name("  ")).isEqualTo("**");
  }

  @Test
  void aPhoneKeepsItsEnds() {
    assertThat(Masks.phone("13812345678")).isEqualTo("138****5678");
  }
}
