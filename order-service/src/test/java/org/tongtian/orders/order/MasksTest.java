package org.tongtian.orders.order;

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
  void anAddressKeepsItsRegionAlone() {
    Address address = new Address("王小明", "13812345678", "贵州省 紫云县", "猴场镇 8 号");
    assertThat(address.masked()).isEqualTo(new Address("王**", "138****5678", "贵州省 紫云县", "***"));
  }
}
