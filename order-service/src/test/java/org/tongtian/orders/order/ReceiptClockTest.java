package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.carrier.Carrier;

class ReceiptClockTest {

  private static final OrderSettings SETTINGS =
      new OrderSettings(
          Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofMinutes(30), 10, 7, 5);

  /** A Friday afternoon in Shanghai. */
  private static final Instant FRIDAY = Instant.parse("2026-11-20T07:00:00Z");

  @Test
  void untilAllIsDeliveredItCountsFromTheLastParcel() {
    List<Parcel> parcels =
        List.of(
            parcel(FRIDAY.minus(Duration.ofDays(2)), FRIDAY.minus(Duration.ofDays(1))),
            parcel(FRIDAY, null));
    assertThat(ReceiptClock.dueAt(parcels, false, SETTINGS))
        .isEqualTo(Instant.parse("2026-12-04T16:00:00Z"));
  }

  @Test
  void whenAllIsDeliveredItCountsFromTheLastDelivery() {
    List<Parcel> parcels =
        List.of(
            parcel(FRIDAY.minus(Duration.ofDays(3)), FRIDAY),
            parcel(FRIDAY.minus(Duration.ofDays(3)), FRIDAY.minus(Duration.ofDays(1))));
    assertThat(ReceiptClock.dueAt(parcels, false, SETTINGS))
        .isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
  }

  @Test
  void moreTimeIsCountedFromTheDayThatWasTheLast() {
    Instant due = ReceiptClock.dueAt(List.of(parcel(FRIDAY, null)), false, SETTINGS);
    assertThat(ReceiptClock.extended(due, SETTINGS))
        .isEqualTo(Instant.parse("2026-12-11T16:00:00Z"))
        .isEqualTo(ReceiptClock.dueAt(List.of(parcel(FRIDAY, null)), true, SETTINGS));
  }

  @Test
  void itEndsWithABusinessDayAndNeverBeforeTheLastEventThatCounts() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Parcel> parcels = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        Instant sent = FRIDAY.plus(Duration.ofHours(random.nextInt(2000)));
        parcels.add(parcel(sent, random.nextBoolean() ? sent.plus(Duration.ofHours(50)) : null));
      }
      Instant due = ReceiptClock.dueAt(parcels, false, SETTINGS);
      assertThat(BusinessDays.endOf(BusinessDays.dayOf(due.minusMillis(1))))
          .as("seed %d", seed)
          .isEqualTo(due);
      assertThat(BusinessDays.shanghai().isBusinessDay(BusinessDays.dayOf(due.minusMillis(1))))
          .as("seed %d", seed)
          .isTrue();
      assertThat(parcels)
          .as("seed %d", seed)
          .allSatisfy(one -> assertThat(one.shippedAt()).isBefore(due));
      assertThat(ReceiptClock.dueAt(parcels, true, SETTINGS)).as("seed %d", seed).isAfter(due);
    }
  }

  private static Parcel parcel(Instant sentAt, Instant deliveredAt) {
    return new Parcel("p", Carrier.SF, "SF123456789012", sentAt, deliveredAt, List.of());
  }
}
