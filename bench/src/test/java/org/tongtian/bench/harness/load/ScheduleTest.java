package org.tongtian.bench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tongtian.bench.harness.load.Schedule.Times;

class ScheduleTest {

  private static final long SECOND = 1_000_000_000;

  private final AtomicLong clock = new AtomicLong();

  @Test
  void aFixedRateIsDueAtEvenDistancesWhateverTheClock() {
    Schedule schedule = Schedule.fixedRate(new Times(0, 0, SECOND), 4, clock::get);

    clock.set(SECOND * 9 / 10);

    assertThat(rest(schedule)).containsExactly(0L, SECOND / 4, SECOND / 2, SECOND * 3 / 4);
    assertThat(schedule.unsent()).isZero();
  }

  @Test
  void whatCouldNotBeSentBeforeTheEndIsCounted() {
    Schedule schedule = Schedule.fixedRate(new Times(0, SECOND, 3 * SECOND), 100, clock::get);
    for (int sent = 0; sent < 120; sent++) {
      assertThat(schedule.next()).isPresent();
    }

    clock.set(3 * SECOND);

    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.unsent()).isEqualTo(180);
  }

  @Test
  void whatWasDueInTheWarmUpIsNotUnsent() {
    Schedule schedule = Schedule.fixedRate(new Times(0, SECOND, 3 * SECOND), 100, clock::get);

    clock.set(3 * SECOND);

    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.unsent()).isEqualTo(200);
  }

  @Test
  void aClosedLoopIsDueNowUntilTheEnd() {
    Schedule schedule = Schedule.closedLoop(SECOND, clock::get);

    clock.set(17);
    assertThat(schedule.next()).hasValue(17);
    clock.set(SECOND);
    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.unsent()).isZero();
  }

  private static List<Long> rest(Schedule schedule) {
    List<Long> due = new ArrayList<>();
    for (OptionalLong next = schedule.next(); next.isPresent(); next = schedule.next()) {
      due.add(next.getAsLong());
    }
    return due;
  }
}
