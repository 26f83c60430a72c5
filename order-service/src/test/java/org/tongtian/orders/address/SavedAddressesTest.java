package org.tongtian.orders.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Address;

class SavedAddressesTest {

  private static final Address HOME =
      new Address("王小明", "13812345678", "520425", "贵州省 安顺市 紫云县", "猴场镇 8 号");
  private static final Address WORK =
      new Address("王小明", "13812345678", "520102", "贵州省 贵阳市 南明区", "中华南路 1 号");

  private final SavedAddresses none = SavedAddresses.none("buyer");

  @Test
  void theFirstIsPreferredAndAnotherOneTakesOver() {
    SavedAddresses one = none.with("a", HOME, false);
    assertThat(one.require("a").preferred()).isTrue();
    SavedAddresses two = one.with("b", WORK, true);
    assertThat(two.require("a").preferred()).isFalse();
    assertThat(two.require("b").preferred()).isTrue();
    assertThat(two.require("a").version()).isEqualTo(3);
  }

  @Test
  void thePreferredOneStaysSoUntilAnotherIs() {
    SavedAddresses two = none.with("a", HOME, false).with("b", WORK, false);
    int seen = two.require("a").version();
    assertThat(two.changed("a", WORK, false, seen).require("a").preferred()).isTrue();
    assertThat(two.changed("b", HOME, true, 1).require("a").preferred()).isFalse();
  }

  @Test
  void withoutThePreferredOneTheLatestIs() {
    SavedAddresses three =
        none.with("a", HOME, false).with("b", WORK, false).with("c", HOME, false);
    SavedAddresses left = three.without("a", three.require("a").version());
    assertThat(left.require("c").preferred()).isTrue();
    assertThat(none.with("a", HOME, true).without("a", 2).addresses()).isEmpty();
  }

  @Test
  void anotherVersionIsNotOverwritten() {
    SavedAddresses one = none.with("a", HOME, false);
    assertThat(refusal(() -> one.changed("a", WORK, false, 1)).code()).isEqualTo("address.changed");
    assertThat(refusal(() -> one.without("a", 7)).code()).isEqualTo("address.changed");
    assertThat(refusal(() -> one.without("b", 1)).code()).isEqualTo("address.unknown");
    assertThat(refusal(() -> one.require(null)).code()).isEqualTo("address.unknown");
  }

  @Test
  void aChangeThatArrivesAgainChangesNothing() {
    SavedAddresses two = none.with("a", HOME, false).with("b", HOME, false);
    SavedAddresses changed = two.changed("b", WORK, false, 1);
    assertThat(changed.changed("b", WORK, false, 1)).isEqualTo(changed);
    assertThat(refusal(() -> changed.changed("b", HOME, false, 1)).code())
        .isEqualTo("address.changed");
    assertThat(refusal(() -> changed.changed("b", WORK, true, 1)).code())
        .isEqualTo("address.changed");
  }

  @Test
  void thereAreAtMostTwentyAndExactlyOneIsPreferred() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      SavedAddresses book = none;
      for (int step = 0; step < 60; step++) {
        book = step(book, random, "id-" + step);
        long preferred = book.addresses().stream().filter(SavedAddress::preferred).count();
        assertThat(book.addresses()).as("seed %d", seed).hasSizeLessThanOrEqualTo(20);
        assertThat(preferred)
            .as("seed %d step %d", seed, step)
            .isEqualTo(book.addresses().isEmpty() ? 0 : 1);
        assertThat(book.addresses()).extracting(SavedAddress::id).doesNotHaveDuplicates();
      }
    }
  }

  private static SavedAddresses step(SavedAddresses book, Random random, String id) {
    boolean isFull = book.addresses().size() >= SavedAddresses.MOST;
    if (isFull) {
      assertThat(refusal(() -> book.with(id, HOME, true)).code()).isEqualTo("address.too_many");
    }
    if (book.addresses().isEmpty() || (random.nextInt(3) > 0 && !isFull)) {
      return book.with(id, HOME, random.nextBoolean());
    }
    SavedAddress any = book.addresses().get(random.nextInt(book.addresses().size()));
    return random.nextBoolean()
        ? book.without(any.id(), any.version())
        : book.changed(any.id(), WORK, random.nextBoolean(), any.version());
  }

  private static Refusal refusal(Runnable action) {
    return catchThrowableOfType(Refusal.class, action::run);
  }
}
