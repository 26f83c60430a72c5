package org.tongtian.settlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.FullBook;

/** The past of a book with an entry of every kind, one of its sales corrected. */
class PastHappeningsTest {

  private static final List<Entry> ENTRIES =
      new FullBook().blocks().stream().flatMap(block -> block.entries().stream()).toList();

  @Test
  void correctedSaleCountsAsCorrectedAndOnce() {
    List<Happening> sold = paid(0);
    Entry accrued =
        ENTRIES.stream().filter(entry -> entry.isAbout("floor")).findFirst().orElseThrow();
    assertThat(accrued.sale().market()).isEqualTo(400);
    assertThat(sold.getFirst().saleId()).isEqualTo("floor");
    assertThat(sold.getFirst().sale().market()).isEqualTo(410);
    assertThat(sold.getFirst().at()).isEqualTo(accrued.happenedAt());
    assertThat(sold).extracting(Happening::saleId).doesNotHaveDuplicates();
    assertThat(sold).hasSize((int) count(EntryKind.ACCRUED));
  }

  @Test
  void everyRefundReceiptAndCancellationIsTaken() {
    List<Happening> all = taken(0);
    assertThat(all)
        .filteredOn(each -> each.what() == Happening.What.REFUNDED)
        .hasSize((int) count(EntryKind.REFUNDED));
    assertThat(all)
        .filteredOn(each -> each.what() == Happening.What.RECEIVED)
        .hasSize((int) count(EntryKind.RELEASED));
    assertThat(all)
        .filteredOn(each -> each.what() == Happening.What.CANCELLED)
        .hasSize((int) count(EntryKind.REVERSED));
  }

  @Test
  void salesThatAreLeftOutAreLeftOutWithAllThatHappenedToThem() {
    List<Happening> without = taken(1);
    assertThat(without).noneMatch(each -> each.saleId().equals("floor"));
    assertThat(without)
        .isEqualTo(taken(0).stream().filter(each -> !each.saleId().equals("floor")).toList());
  }

  private static List<Happening> paid(long leftOut) {
    return taken(leftOut).stream().filter(each -> each.what() == Happening.What.PAID).toList();
  }

  private static List<Happening> taken(long leftOut) {
    PastHappenings past = new PastHappenings(leftOut);
    ENTRIES.forEach(past::take);
    return past.happenings();
  }

  private static long count(EntryKind kind) {
    return ENTRIES.stream().filter(entry -> entry.kind() == kind).count();
  }
}
