package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.verify.BookExport;

/**
 * Random events against a simple model, 20,000 in all. {@code -Dbook.model.events=1000000} runs
 * more of them, {@code -Dreplay.seed} replays a seed; {@code bench/settlement-model} runs a million
 * in many books.
 */
class BookModelTest {

  @Test
  void bookAgreesWithTheModelWhateverHappensAndTheVerifierWithTheBook() {
    int events = Integer.getInteger("book.model.events", 5_000);
    Replayable.cases(
        4,
        random -> {
          BookModel model = new BookModel(random);
          model.run(events);
          BookLimits.check(FullContract.terms(), model.book().blocks);
          assertThat(BookExport.verified(FullContract.terms(), model.book().blocks))
              .matches(report -> report.isSound(), "sound");
        });
  }
}
