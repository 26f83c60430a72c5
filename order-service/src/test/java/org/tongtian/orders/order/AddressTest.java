package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {

  @Test
  void aMaskedAddressKeepsItsRegionAlone() {
    Address address = new Address("王小明", "13812345678", "贵州省 紫云县", "猴场镇 8 号");

    assertThat(address.masked()).isEqualTo(new Address("王**", "138****5678", "贵州省 紫云县", "***"));
  }
}
