package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Awaiting;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;

/** Callers that wait for one book at the same time share a block, but not each other's faults. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class BookTogetherTest {

  private static final int MOST_EVENTS_OF_A_BLOCK = 256;

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private final String book = samples.contractId;
  private String contractHash;

  @BeforeEach
  void signContract() {
    contractHash =
        new SettlementClient(port)
            .put("/internal/settlement/contracts/" + book, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
  }

  @Test
  void whoWaitsTogetherSharesABlock() throws Exception {
    List<BookEvent.SalePaid> sales = new ArrayList<>();
    List<List<BookEvent>> callers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sales.add(paid());
      callers.add(List.of(sales.getLast(), received(sales.getLast().saleId())));
    }
    for (FutureTask<Void> caller : appendedTogether(callers)) {
      caller.get();
    }
    assertThat(books.<Long>read(book, BookFold::seq)).isEqualTo(1);
    assertThat(sales).allSatisfy(sale -> assertThat(stateOf(sale)).isEqualTo(EntryKind.RELEASED));
    assertThat(books.audit(book).isSound()).isTrue();
  }

  @Test
  void refusalIsOnlyThatOfWhoAskedForIt() throws Exception {
    BookEvent.SalePaid good = paid();
    BookEvent.SalePaid other = paid();
    BookEvent tooMuch =
        new BookEvent.SaleRefunded(Ids.next(), Instant.now(), good.saleId(), Ids.next(), 3251);
    List<FutureTask<Void>> callers =
        appendedTogether(List.of(List.of(good), List.of(tooMuch), List.of(other)));
    callers.getFirst().get();
    callers.getLast().get();
    assertThat(failureOf(callers.get(1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("settlement.refund_over_sale");
    assertThat(stateOf(good)).isEqualTo(EntryKind.ACCRUED);
    assertThat(stateOf(other)).isEqualTo(EntryKind.ACCRUED);
    assertThat(books.audit(book).isSound()).isTrue();
  }

  @Test
  void earlyReceiptComesBackOnlyToWhoBroughtIt() throws Exception {
    BookEvent.SalePaid paid = paid();
    String unknown = Ids.next();
    List<FutureTask<Void>> callers =
        appendedTogether(List.of(List.of(received(unknown)), List.of(paid)));
    callers.getLast().get();
    assertThat(failureOf(callers.getFirst()))
        .isInstanceOf(EarlyReceiptException.class)
        .hasMessageContaining(unknown);
    assertThat(stateOf(paid)).isEqualTo(EntryKind.ACCRUED);
  }

  @Test
  void blockStaysSmallEnoughToBeReadForOneEntry() throws Exception {
    List<List<BookEvent>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<BookEvent> events = new ArrayList<>();
      for (int sale = 0; sale < MOST_EVENTS_OF_A_BLOCK / 2; sale++) {
        events.add(paid());
      }
      callers.add(events);
    }
    for (FutureTask<Void> caller : appendedTogether(callers)) {
      caller.get();
    }
    assertThat(books.blocks(book, 1, 9))
        .hasSize(2)
        .allSatisfy(block -> assertThat(block.entries()).hasSize(MOST_EVENTS_OF_A_BLOCK));
  }

  /** Each caller in a thread of its own, all of them waiting before the first one gets the book. */
  private List<FutureTask<Void>> appendedTogether(List<List<BookEvent>> callers) {
    return books.read(
        book,
        fold -> {
          List<FutureTask<Void>> tasks = new ArrayList<>();
          for (List<BookEvent> events : callers) {
            FutureTask<Void> task = new FutureTask<>(() -> books.append(book, events), null);
            tasks.add(task);
            Thread thread = Thread.ofPlatform().start(task);
            Awaiting.until("waits", () -> thread.getState() == Thread.State.WAITING);
          }
          return tasks;
        });
  }

  private static Throwable failureOf(FutureTask<Void> task) throws InterruptedException {
    try {
      task.get();
      throw new AssertionError("nothing was refused");
    } catch (ExecutionException failed) {
      return failed.getCause();
    }
  }

  private BookEvent.SalePaid paid() {
    BookedSale sale =
        new BookedSale(
            Ids.next(),
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    return new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, contractHash);
  }

  private static BookEvent received(String saleId) {
    return new BookEvent.SaleReceived(Ids.next(), Instant.now(), saleId);
  }

  private EntryKind stateOf(BookEvent.SalePaid paid) {
    return books.read(book, fold -> fold.sale(paid.saleId()).orElseThrow().state());
  }
}
