package org.tongtian.settlement.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void sortsKeysAndWritesNoSpace() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("b", Arrays.asList(1, 2L, null, true));
    fields.put("a", "红薯 \"甜\"\n\\");
    assertThat(CanonicalJson.of(fields))
        .isEqualTo("{\"a\":\"红薯 \\\"甜\\\"\\u000a\\\\\",\"b\":[1,2,null,true]}");
  }

  @Test
  void refusesFractionsAndUnknownThings() {
    assertThatThrownBy(() -> CanonicalJson.of(Map.of("rate", 0.45)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hashIsTheKnownOne() {
    assertThat(Sha256.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
