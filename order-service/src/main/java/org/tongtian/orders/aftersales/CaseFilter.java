package org.tongtian.orders.aftersales;

import java.util.Arrays;
import java.util.List;
import org.tongtian.kit.Pure;

/** The parts of a co-operative's queue. */
@Pure
public enum CaseFilter {
  /** It is the co-operative's turn. */
  TO_DO,
  /** It is somebody else's turn. */
  WAITING,
  /** Over. */
  DONE;

  /** The states of that part. */
  List<CaseState> states() {
    return Arrays.stream(CaseState.values()).filter(this::holds).toList();
  }

  private boolean holds(CaseState state) {
    return switch (this) {
      case TO_DO -> state.turn() == Actor.COOPERATIVE;
      case WAITING -> !state.isOver() && state.turn() != Actor.COOPERATIVE;
      case DONE -> state.isOver();
    };
  }
}
