package org.tongtian.settlement.book;

import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Replayable;

/**
 * Random events against a simple model. {@code -Dbook.model.events=1000000} runs more of them,
 * {@code -Dreplay.seed} replays a seed.
 */
class BookModelTest {

  @Test
  void bookAgreesWithTheModelWhateverHappens() {
    int events = Integer.getInteger("book.model.events", 5_000);
    Replayable.cases(4, random -> new BookModel(random).run(events));
  }
}
