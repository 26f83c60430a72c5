package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine of cases, by example and as a whole. */
class CaseTableTest {

  @ParameterizedTest
  @CsvSource({
    "BEFORE_SHIPMENT, DECIDING, GRANT, COOPERATIVE, REFUNDING",
    "BEFORE_SHIPMENT, DECIDING, GRANT, TIME, REFUNDING",
    "BEFORE_SHIPMENT, DECIDING, OVERTAKE, MARKET, OVERTAKEN",
    "REFUND_ONLY, DECIDING, OFFER, COOPERATIVE, OFFERED",
    "REFUND_ONLY, OFFERED, TAKE_OFFER, BUYER, REFUNDING",
    "REFUND_ONLY, OFFERED, APPEAL, BUYER, APPEALED",
    "REFUND_ONLY, REFUSED, APPEAL, BUYER, APPEALED",
    "REFUND_ONLY, REFUSED, LET_STAND, TIME, REJECTED",
    "REFUND_ONLY, APPEALED, UPHOLD, PLATFORM, REJECTED",
    "RETURN, DECIDING, APPEAL, TIME, APPEALED",
    "RETURN, DECIDING, ACCEPT, COOPERATIVE, TO_SEND_BACK",
    "RETURN, TO_SEND_BACK, LAPSE, TIME, LAPSED",
    "RETURN, SENT_BACK, ARRIVE, TIME, REFUNDING",
    "RETURN, SENT_BACK, REFUSE, COOPERATIVE, REFUSED",
    "EXCHANGE, SENT_BACK, ARRIVE_AND_HOLD, COOPERATIVE, TO_REPLACE",
    "EXCHANGE, TO_REPLACE, REPLACE, COOPERATIVE, REPLACED",
    "EXCHANGE, TO_REPLACE, PAY_INSTEAD, TIME, REFUNDING",
  })
  void stepsByExample(CaseKind kind, CaseState from, CaseStep step, Actor by, CaseState to) {
    assertThat(CaseTable.after(kind, from, step, by)).contains(to);
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE_SHIPMENT, DECIDING, OFFER, COOPERATIVE",
    "BEFORE_SHIPMENT, DECIDING, GRANT, BUYER",
    "REFUND_ONLY, DECIDING, OVERTAKE, MARKET",
    "REFUND_ONLY, REFUSED, TAKE_OFFER, BUYER",
    "REFUND_ONLY, APPEALED, AWARD, COOPERATIVE",
    "REFUND_ONLY, APPEALED, AWARD, TIME",
    "RETURN, DECIDING, GRANT, COOPERATIVE",
    "RETURN, SENT_BACK, WITHDRAW, BUYER",
    "RETURN, SENT_BACK, ARRIVE, BUYER",
    "RETURN, SENT_BACK, ARRIVE_AND_HOLD, COOPERATIVE",
    "EXCHANGE, REPLACED, REPLACE, COOPERATIVE",
    "RETURN, REFUNDING, WITHDRAW, BUYER",
  })
  void whatIsNotAllowed(CaseKind kind, CaseState from, CaseStep step, Actor by) {
    assertThat(CaseTable.after(kind, from, step, by)).isEmpty();
  }

  @Test
  void everyCellIsDecidedOnce() {
    Set<List<Object>> cells = new HashSet<>();
    for (CaseTable.Row row : CaseTable.ROWS) {
      for (CaseKind kind : row.kinds()) {
        for (Actor by : row.by()) {
          assertThat(cells.add(List.of(kind, row.from(), row.step(), by))).isTrue();
        }
      }
    }
  }

  @Test
  void nothingLeavesAnEndAndTheOneWhoseTurnItIsCanAct() {
    for (CaseState state : CaseState.values()) {
      List<CaseTable.Row> out = CaseTable.ROWS.stream().filter(row -> row.from() == state).toList();
      if (state.isOver()) {
        assertThat(out).isEmpty();
      } else {
        assertThat(out).anyMatch(row -> row.by().contains(state.turn()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CaseKind.class)
  void fromEveryReachableStateThereIsAWayToAnEndWithoutTheBuyer(CaseKind kind) {
    Set<Actor> others = EnumSet.complementOf(EnumSet.of(Actor.BUYER));
    for (CaseState state : reachable(kind, CaseState.DECIDING, EnumSet.allOf(Actor.class))) {
      assertThat(reachable(kind, state, others))
          .as("%s %s", kind, state)
          .anyMatch(CaseState::isOver);
    }
  }

  @ParameterizedTest
  @EnumSource(CaseKind.class)
  void everyStateWithADeadlineOfItsOwnMovesWithTime(CaseKind kind) {
    for (CaseState state : reachable(kind, CaseState.DECIDING, EnumSet.allOf(Actor.class))) {
      boolean waitsForAPerson = state.turn() == Actor.BUYER || state.turn() == Actor.COOPERATIVE;
      assertThat(!CaseTable.open(kind, state, Actor.TIME).isEmpty())
          .as("%s %s", kind, state)
          .isEqualTo(waitsForAPerson);
    }
  }

  @Test
  void eachStateHasADeadlineUntilItIsOver() {
    for (CaseState state : CaseState.values()) {
      assertThat(CaseClock.dueAt(state, Samples.NOW, Samples.SETTINGS) == null)
          .isEqualTo(state.isOver());
    }
  }

  @Test
  void aDeadlineEndsWithItsLastBusinessDayInShanghai() {
    // Friday afternoon: Monday and Tuesday, Wednesday begins at 16:00 UTC.
    assertThat(
            CaseClock.dueAt(
                CaseState.DECIDING,
                java.time.Instant.parse("2026-11-27T08:00:00Z"),
                Samples.SETTINGS))
        .isEqualTo("2026-12-01T16:00:00Z");
  }

  private static Set<CaseState> reachable(CaseKind kind, CaseState from, Set<Actor> by) {
    Set<CaseState> seen = EnumSet.of(from);
    for (int i = 0; i < CaseState.values().length; i++) {
      Set<CaseState> known = EnumSet.copyOf(seen);
      CaseTable.ROWS.stream()
          .filter(row -> known.contains(row.from()) && row.kinds().contains(kind))
          .filter(row -> row.by().stream().anyMatch(by::contains))
          .forEach(row -> seen.add(row.to()));
    }
    return seen;
  }

  @Test
  void everyStepIsUsed() {
    Set<CaseStep> used = EnumSet.of(CaseStep.OPEN);
    CaseTable.ROWS.forEach(row -> used.add(row.step()));
    assertThat(used).containsAll(Arrays.asList(CaseStep.values()));
  }
}
