package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;

class OrderNumberTest {

  private static final Instant EVENING = Instant.parse("2026-11-21T16:00:00Z");

  @Test
  void theDayIsTheBusinessDayInShanghai() {
    assertThat(OrderNumber.of(Ids.next(), EVENING, 0)).startsWith("TT261122-");
    assertThat(OrderNumber.of(Ids.next(), EVENING.minusMillis(1), 0)).startsWith("TT261121-");
  }

  @Test
  void itHasNoCharacterThatIsMistakenForAnother() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(OrderNumber.of(Ids.next(), EVENING, 0))
          .matches("TT261122-[2-9ABCDEFGHJKMNPQRSTVWXYZ]{6}");
    }
  }

  @Test
  void theSameOrderGetsTheSameNumberAndAnotherOneAtTheNextAttempt() {
    String id = Ids.next();
    assertThat(OrderNumber.of(id, EVENING, 0)).isEqualTo(OrderNumber.of(id, EVENING, 0));
    assertThat(OrderNumber.of(id, EVENING, 1)).isNotEqualTo(OrderNumber.of(id, EVENING, 0));
  }

  @Test
  void neighbouringOrdersHaveUnrelatedNumbers() {
    Set<String> numbers = new HashSet<>();
    Set<Character> firsts = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String number = OrderNumber.of(Ids.next(), EVENING, 0);
      numbers.add(number);
      firsts.add(number.charAt(9));
    }
    assertThat(numbers).hasSize(500);
    assertThat(firsts).hasSizeGreaterThan(20);
  }
}
