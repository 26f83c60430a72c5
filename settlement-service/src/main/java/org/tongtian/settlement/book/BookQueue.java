package org.tongtian.settlement.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Events that wait for their book, each caller's together, in the order in which they came. How it
 * ended is written and read under the lock of the book.
 */
final class BookQueue {

  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** What one caller wants to have booked, and how it ended. */
  static final class Waiting {
    private final List<BookEvent> events;
    private boolean done;
    private RuntimeException failure;

    private Waiting(List<BookEvent> events) {
      this.events = events;
    }

    List<BookEvent> events() {
      return events;
    }

    boolean isDone() {
      return done;
    }

    /** Everything is booked but what came before its payment. */
    void ended(Set<BookEvent.OfSale> early) {
      List<BookEvent.OfSale> mine =
          events.stream().filter(early::contains).map(BookEvent.OfSale.class::cast).toList();
      if (!mine.isEmpty()) {
        failure = new EarlyReceiptException(mine);
      }
      done = true;
    }

    void failed(RuntimeException why) {
      failure = why;
      done = true;
    }

    /**
     * @throws RuntimeException why it was not booked
     */
    void orThrow() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  synchronized Waiting add(List<BookEvent> events) {
    Waiting mine = new Waiting(List.copyOf(events));
    waiting.add(mine);
    return mine;
  }

  /** Who came first, with up to so many events in all, but at least one caller. */
  synchronized List<Waiting> take(int mostEvents) {
    List<Waiting> taken = new ArrayList<>();
    int events = 0;
    while (!waiting.isEmpty()
        && (taken.isEmpty() || events + waiting.element().events().size() <= mostEvents)) {
      Waiting next = waiting.remove();
      events += next.events().size();
      taken.add(next);
    }
    return taken;
  }
}
