package org.tongtian.orders.checkout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.OutcomeUnknownException;

/**
 * Steps with their compensations, run in order; where one fails, those before it are undone, the
 * last first. Steps and compensations are idempotent: a saga that died half-way is run again from
 * the start under the same ids.
 *
 * @param <S> what the steps hand on
 */
public final class Saga<S> {

  private static final Logger LOG = LoggerFactory.getLogger(Saga.class);

  private final List<Step<S>> steps = new ArrayList<>();
  private final Predicate<S> bar;

  private record Step<S>(String name, UnaryOperator<S> does, Consumer<S> undoes) {}

  /**
   * A saga that several runs may be in at once under the same ids.
   *
   * @param bar asked before anything is undone: makes sure that no other run can come to the end
   *     any more; false where one did already, and then nothing is undone
   */
  public Saga(Predicate<S> bar) {
    this.bar = bar;
  }

  /** Adds a step that leaves nothing to undo. */
  public Saga<S> step(String name, UnaryOperator<S> does) {
    return step(name, does, nothing -> {});
  }

  /** Adds a step with what undoes it; undoing what never happened must be harmless. */
  public Saga<S> step(String name, UnaryOperator<S> does, Consumer<S> undoes) {
    steps.add(new Step<>(name, does, undoes));
    return this;
  }

  /**
   * Runs the steps.
   *
   * @throws Refusal of the step that failed, after the earlier steps were undone
   * @throws OutcomeUnknownException with nothing undone, since the step may have happened
   */
  public S run(S start) {
    Deque<Step<S>> toUndo = new ArrayDeque<>();
    S state = start;
    for (Step<S> step : steps) {
      try {
        state = step.does().apply(state);
        toUndo.push(step);
      } catch (OutcomeUnknownException unknown) {
        throw unknown;
      } catch (RuntimeException failure) {
        if (mayHaveHappened(failure)) {
          toUndo.push(step);
        }
        if (!toUndo.isEmpty() && isBarred(state, failure)) {
          undo(toUndo, state, failure);
        }
        throw failure;
      }
    }
    return state;
  }

  private boolean isBarred(S state, RuntimeException cause) {
    try {
      return bar.test(state);
    } catch (RuntimeException failure) {
      cause.addSuppressed(failure);
      LOG.warn("Nothing is undone, since another run may come true: {}", failure.toString());
      return false;
    }
  }

  /** A clear no changed nothing on the other side; silence may hide a yes. */
  private static boolean mayHaveHappened(RuntimeException failure) {
    return !(failure instanceof Refusal refusal
        && (refusal.status().is4xxClientError() || refusal.isPassedOn()));
  }

  private static <S> void undo(Deque<Step<S>> done, S state, RuntimeException cause) {
    for (Step<S> step : done) {
      try {
        step.undoes().accept(state);
      } catch (RuntimeException failure) {
        // The caller must hear why the saga failed. What stays undone here expires by itself.
        cause.addSuppressed(failure);
        LOG.warn("Could not undo \"{}\", it will expire: {}", step.name(), failure.toString());
      }
    }
  }
}
