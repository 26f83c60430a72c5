package org.tongtian.kit.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void derivedIdsAreTheSameEachTimeAndOtherwiseDifferent() {
    assertThat(Ids.derived("purchase", "7")).isEqualTo(Ids.derived("purchase", "7"));
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(Ids.derived("purchase", Integer.toString(i)));
      ids.add(Ids.derived("order", Integer.toString(i)));
    }
    assertThat(ids).hasSize(2_000).allMatch(Ids::isId);
  }

  @Test
  void partsDoNotRunTogether() {
    assertThat(Ids.derived("a", "bc")).isNotEqualTo(Ids.derived("ab", "c"));
    assertThat(Ids.derived("a", "")).isNotEqualTo(Ids.derived("a"));
  }

  @Test
  void derivedIdsAreUuidsOfVersionEight() {
    for (int i = 0; i < 100; i++) {
      UUID id = UUID.fromString(Ids.derived("x", Integer.toString(i)));
      assertThat(id.version()).isEqualTo(8);
      assertThat(id.variant()).isEqualTo(2);
    }
  }
}
