package org.tongtian.kit.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Lets callers that come at the same time share one piece of work, e.g. one command to a store: the
 * busier it is, the more of them share it. Who comes alone is served at once.
 *
 * <p>Work on an item begins after it was asked for, so that what is read for it is never older.
 *
 * @param <T> what is asked
 * @param <R> what is answered
 */
public final class Together<T, R> {

  /** Work on some items at once. */
  @FunctionalInterface
  public interface Work<T, R> {

    /**
     * One answer for each item, in their order; what it throws, everybody who waits for it gets.
     */
    List<R> on(List<T> items);
  }

  private final String name;
  private final int atOnce;
  private final int most;
  private final Work<T, R> work;
  private final List<Waiting<T, R>> waiting = new ArrayList<>();
  private int running;

  private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

  /**
   * @param name of its threads
   * @param atOnce how many pieces of work may run beside each other, e.g. 2 where one is prepared
   *     while a store commits the one before
   * @param most how many items share one
   */
  public Together(String name, int atOnce, int most, Work<T, R> work) {
    this.name = name;
    this.atOnce = atOnce;
    this.most = most;
    this.work = work;
  }

  /**
   * The answer to one item; waits for it.
   *
   * @throws RuntimeException what the work threw
   */
  public R ask(T item) {
    return ask(List.of(item)).getFirst();
  }

  /** The answers to several items, in their order; they may be worked on apart. */
  public List<R> ask(List<T> items) {
    List<Waiting<T, R>> mine =
        items.stream().map(item -> new Waiting<>(item, new CompletableFuture<R>())).toList();
    synchronized (waiting) {
      waiting.addAll(mine);
      if (running < atOnce && !waiting.isEmpty()) {
        running++;
        Thread.ofVirtual().name(name).start(this::workOff);
      }
    }
    try {
      return mine.stream().map(each -> each.answer().join()).toList();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** How many items wait for work to begin on them. */
  int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  private void workOff() {
    List<Waiting<T, R>> some = some();
    while (!some.isEmpty()) {
      answer(some);
      some = some();
    }
  }

  /** As many as may share; where none wait, this runner counts as ended. */
  private List<Waiting<T, R>> some() {
    synchronized (waiting) {
      List<Waiting<T, R>> first = waiting.subList(0, Math.min(most, waiting.size()));
      List<Waiting<T, R>> some = List.copyOf(first);
      first.clear();
      if (some.isEmpty()) {
        running--;
      }
      return some;
    }
  }

  private void answer(List<Waiting<T, R>> some) {
    try {
      List<R> answers = work.on(some.stream().map(Waiting::item).toList());
      if (answers.size() != some.size()) {
        throw new IllegalStateException(
            name + " answered " + answers.size() + " of " + some.size() + " items");
      }
      for (int i = 0; i < some.size(); i++) {
        some.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error failure) {
      // Who waits must hear of it, whatever it is.
      some.forEach(each -> each.answer().completeExceptionally(failure));
    }
  }
}
