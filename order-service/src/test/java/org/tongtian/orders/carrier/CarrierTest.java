package org.tongtian.orders.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierTest {

  @ParameterizedTest
  @CsvSource({
    "BUS_POST, KHY20261122001, true",
    "BUS_POST, KHY, false",
    "BUS_POST, KHY 2026 1122, false",
    "POST, EA123456789CN, true",
    "POST, 1234567890123, true",
    "POST, 123456789012, false",
    "SF, SF1234567890123, true",
    "SF, 1234567890123, false",
    "ZTO, 123456789012, true",
    "ZTO, 1234567890123, false",
    "ZTO, '', false"
  })
  void aTrackingNumberHasTheFormOfItsCarrier(Carrier carrier, String number, boolean fits) {
    assertThat(carrier.issues(number)).isEqualTo(fits);
  }

  @Test
  void noNumberAndNoCarrierAreNone() {
    assertThat(Carrier.SF.issues(null)).isFalse();
    assertThat(Carrier.byCode("YTO")).isEmpty();
    assertThat(Carrier.byCode(null)).isEmpty();
  }
}
