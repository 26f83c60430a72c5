package org.tongtian.orders.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.testing.Stored;

class WorklistRulesTest {

  @Test
  void whatIsTypedIsToldByItsForm() {
    assertThat(SearchText.of(null)).isEqualTo(new SearchText.Everything());
    assertThat(SearchText.of("  ")).isEqualTo(new SearchText.Everything());
    assertThat(SearchText.of(" tt261122-4k7q2m "))
        .isEqualTo(new SearchText.ByNumber("TT261122-4K7Q2M"));
    assertThat(SearchText.of("5678")).isEqualTo(new SearchText.ByPhoneTail("5678"));
    assertThat(SearchText.of("sf123456789012"))
        .isEqualTo(new SearchText.ByTracking("SF123456789012"));
    assertThat(SearchText.of("potato")).isEqualTo(new SearchText.ByProduct("potato"));
    assertThat(SearchText.of("红薯 5")).isEqualTo(new SearchText.ByProduct("红薯 5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202Eb", "a\u0000b", "红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红薯红"})
  void hiddenAndLongTextIsNotSearchedFor(String text) {
    assertThatThrownBy(() -> SearchText.of(text))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("search.text_invalid"));
  }

  @ParameterizedTest
  @CsvSource({
    // Monday: Wednesday's orders were due on Friday.
    "2026-11-23T04:00:00Z, 2026-11-18",
    // Sunday, in Shanghai: the same.
    "2026-11-22T04:00:00Z, 2026-11-18",
    // Tuesday 0:30 in Shanghai: Thursday's were due on Monday.
    "2026-11-23T16:30:00Z, 2026-11-19"
  })
  void whatWasPlacedTwoBusinessDaysBeforeIsOverdue(Instant now, LocalDate since) {
    assertThat(ShippingDue.overdueSince(now, 2)).isEqualTo(since);
  }

  @Test
  void exactlyWhatIsPastItsDueDayIsOverdue() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(60_000_000));
      int within = random.nextInt(8);
      LocalDate since = ShippingDue.overdueSince(now, within);
      LocalDate today = BusinessDays.dayOf(now);
      assertThat(BusinessDays.shanghai().plus(since, within)).as("seed %d", seed).isBefore(today);
      assertThat(BusinessDays.shanghai().plus(since.plusDays(1), within))
          .as("seed %d", seed)
          .isAfterOrEqualTo(today);
    }
  }

  @Test
  void aCursorLeavesOutWhatWasSeenAndNothingElse() {
    Instant at = Instant.parse("2026-11-20T02:00:00.123Z");
    String one = Order.position(at, "018f0000-0000-7000-8000-000000000001");
    String two = Order.position(at, "018f0000-0000-7000-8000-000000000002");
    String later = Order.position(at.plusMillis(1), "018f0000-0000-7000-8000-000000000000");
    Span ahead = Span.ALL.behind(one, false);
    assertThat(ahead.holds(one)).isFalse();
    assertThat(ahead.holds(two)).isTrue();
    assertThat(ahead.holds(later)).isTrue();
    Span back = Span.ALL.behind(two, true);
    assertThat(back.holds(two)).isFalse();
    assertThat(back.holds(one)).isTrue();
    assertThat(back.holds(later)).isFalse();
    assertThat(Span.momentOf(two)).isEqualTo(at);
  }

  @Test
  void daysBeginAndEndInShanghai() {
    Span day = Span.ofDays(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20));
    assertThat(day.holds(position("2026-11-19T16:00:00Z"))).isTrue();
    assertThat(day.holds(position("2026-11-19T15:59:59.999Z"))).isFalse();
    assertThat(day.holds(position("2026-11-20T15:59:59.999Z"))).isTrue();
    assertThat(day.holds(position("2026-11-20T16:00:00Z"))).isFalse();
  }

  private static String position(String moment) {
    return Order.position(Instant.parse(moment), "018f0000-0000-7000-8000-000000000001");
  }

  @Test
  void aPickListSumsByLotAndByOrder() {
    Order one =
        new Stored().line(Stored.SWEET_POTATO, "5").line(Stored.KIWI, "2").note("多放纸").build();
    Order two = new Stored().line(Stored.SWEET_POTATO, "10").build();
    PickList list = PickList.of(List.of(one, two), false);
    assertThat(list.orders()).isEqualTo(2);
    assertThat(list.grams()).isEqualTo(17 * 500);
    assertThat(list.goods())
        .extracting(PickList.Group::productName)
        .containsExactly(Stored.KIWI, Stored.SWEET_POTATO);
    PickList.Group potatoes = list.goods().getLast();
    assertThat(potatoes.quantity()).isEqualTo(Quantity.of(15));
    assertThat(potatoes.grams()).isEqualTo(7500);
    assertThat(potatoes.orders()).isEqualTo(2);
    assertThat(list.slips().getFirst().note()).isEqualTo("多放纸");
    assertThat(list.slips().getFirst().items()).hasSize(2);
    assertThat(list.toString()).doesNotContain("王小明", "13812345678", "猴场镇");
  }

  @Test
  void bothSidesOfAPickListAreTheSameGoods() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<Order> orders = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        Stored order = new Stored();
        for (int line = random.nextInt(4); line >= 0; line--) {
          String lot = "lot " + random.nextInt(5);
          order.line(Stored.KIWI, lot, new Quantity(1 + random.nextInt(20_000)));
        }
        orders.add(order.build());
      }
      PickList list = PickList.of(orders, false);
      assertThat(list.goods().stream().mapToLong(group -> group.quantity().thousandths()).sum())
          .as("seed %d", seed)
          .isEqualTo(
              list.slips().stream()
                  .flatMap(slip -> slip.items().stream())
                  .mapToLong(item -> item.quantity().thousandths())
                  .sum());
      assertThat(list.grams())
          .as("seed %d", seed)
          .isEqualTo(list.slips().stream().mapToLong(PickList.Slip::grams).sum());
      assertThat(list.slips()).as("seed %d", seed).hasSameSizeAs(orders);
    }
  }

  @Test
  void aLabelHasTheWholeAddressAndOnlyWhatIsLeft() {
    Order order = new Stored().line(Stored.KIWI, "4").note("放门卫").build();
    assertThat(Label.of(order))
        .singleElement()
        .satisfies(
            label -> {
              assertThat(label.address()).isEqualTo(order.delivery().address());
              assertThat(label.grams()).isEqualTo(2000);
              assertThat(label.trackingNumber()).isNull();
              assertThat(label.note()).isEqualTo("放门卫");
            });
    assertThat(Label.isNeeded(new Stored().in(OrderState.RECEIVED).build())).isFalse();
    assertThat(Label.isNeeded(new Stored().in(OrderState.PENDING_PAYMENT).build())).isFalse();
  }

  @Test
  void aFileHoldsNoFormulaAndNoAddressThatNobodyNeeds() {
    OrderCsv csv = new OrderCsv(Locale.CHINESE);
    Order toShip = new Stored().note("=HYPERLINK(\"http://x\")").build();
    assertThat(csv.rows(toShip))
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", "\"猴场镇 8 号\"", "\"13812345678\"", ",32.50,")
        .endsWith("\r\n");
    assertThat(csv.rows(new Stored().in(OrderState.COMPLETED).build()))
        .contains("\"王**\"", "\"138****5678\"")
        .doesNotContain("猴场镇", "13812345678", "王小明");
    assertThat(csv.head().split(",", -1))
        .hasSameSizeAs(csv.rows(new Stored().build()).split(",", -1));
    assertThat(new OrderCsv(Locale.ENGLISH).rows(toShip)).contains("Ziyun red-heart sweet potato");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx", "＝1"})
  void whatLooksLikeAFormulaIsText(String text) {
    assertThat(OrderCsv.text(text)).startsWith("\"'");
  }
}
