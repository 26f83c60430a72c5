package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {

  private final Address address = new Address("王小明", "13812345678", "520425", "贵州省 紫云县", "猴场镇 8 号");

  @Test
  void aMaskedAddressKeepsItsRegionAlone() {
    assertThat(address.masked())
        .isEqualTo(new Address("王**", "138****5678", "520425", "贵州省 紫云县", "***"));
  }

  @Test
  void theProvinceIsTheFirstTwoDigitsOfTheRegion() {
    assertThat(address.province()).isEqualTo("52");
  }
}
