package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.event.OutboxRelay;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.contract.ContractService;

/** Books on the real store: races, redelivery, rebuilding, damage. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class BookTest {

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private BlockRepository blocks;
  @Autowired private ContractService contracts;
  @Autowired private OutboxRelay relay;
  @Autowired private Facts facts;
  @Autowired private MeterRegistry meters;
  @Autowired private MongoDatabase database;

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
  void manyEventsGoIntoOneBlock() {
    List<BookEvent> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      BookEvent.SalePaid paid = paid(3250);
      events.add(paid);
      events.add(received(paid.saleId()));
    }
    books.append(book, events);
    assertThat(headOf(books)).isEqualTo(1);
    assertThat(books.blocks(book, 1, 1).getFirst().entries()).hasSize(40);
    assertThat(books.audit(book).isSound()).isTrue();
  }

  @Test
  void writersOfTwoInstancesRaceAndNothingIsLostOrDoubled() throws Exception {
    List<BookService> instances = List.of(books, anotherInstance(Clock.systemUTC()));
    List<BookEvent.SalePaid> sales = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      sales.add(paid(1_000 + i * 7L));
    }
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      List<Future<Void>> done = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        BookService instance = instances.get(writer % 2);
        int first = writer % 4;
        Callable<Void> work =
            () -> {
              start.await();
              for (int i = first; i < sales.size(); i += 4) {
                instance.append(book, List.of(sales.get(i)));
                instance.append(book, List.of(received(sales.get(i).saleId())));
              }
              return null;
            };
        done.add(writers.submit(work));
      }
      start.countDown();
      for (Future<Void> each : done) {
        each.get();
      }
    }
    long sum = sales.stream().mapToLong(sale -> sale.sale().gross()).sum();
    for (BookService instance :
        List.of(books, instances.get(1), anotherInstance(Clock.systemUTC()))) {
      assertThat(instance.audit(book).fault()).isNull();
      assertThat(releasedToAll(instance)).isEqualTo(sum);
      assertThat(entriesOf(instance)).isEqualTo(120);
    }
  }

  @Test
  void secondBlockForAPlaceIsRefusedByTheStore() {
    books.append(book, List.of(paid(3250)));
    Block first = books.blocks(book, 1, 1).getFirst();
    Block rival = Block.sealed(book, 1, Block.NO_HASH, first.at(), List.of(), List.of());
    assertThat(blocks.append(new SealedBlock(rival, rival.canonicalBytes()), List.of())).isFalse();
    assertThat(books.blocks(book, 1, 1).getFirst().hash()).isEqualTo(first.hash());
  }

  @Test
  void redeliveryAddsNothingAlsoAfterARestart() {
    BookEvent.SalePaid paid = paid(3250);
    BookEvent received = received(paid.saleId());
    books.append(book, List.of(paid, paid, received));
    books.append(book, List.of(received, paid));
    BookService restarted = anotherInstance(Clock.systemUTC());
    restarted.append(book, List.of(paid, received));
    BookEvent.SalePaid sameOrderNewFact =
        new BookEvent.SalePaid(Ids.next(), paid.happenedAt(), paid.sale(), contractHash);
    restarted.append(book, List.of(sameOrderNewFact, received(paid.saleId())));
    assertThat(headOf(restarted)).isEqualTo(1);
    assertThat(releasedToAll(restarted)).isEqualTo(3250);
  }

  @Test
  void receiptBeforeItsPaymentIsHandedBackAndTheRestIsBooked() {
    BookEvent.SalePaid late = paid(3250);
    BookEvent.SalePaid other = paid(6500);
    assertThatThrownBy(() -> books.append(book, List.of(received(late.saleId()), other)))
        .isInstanceOf(EarlyReceiptException.class)
        .hasMessageContaining(late.saleId());
    assertThat(stateOf(other)).isEqualTo(EntryKind.ACCRUED);
    books.append(book, List.of(late));
    books.append(book, List.of(received(late.saleId())));
    assertThat(stateOf(late)).isEqualTo(EntryKind.RELEASED);
  }

  @Test
  void cancelledSaleIsReversedExactlyAndOnlyBeforeItsRelease() {
    BookEvent.SalePaid gone = paid(3250);
    BookEvent.SalePaid kept = paid(3250);
    books.append(book, List.of(gone, kept, received(kept.saleId())));
    books.append(book, List.of(cancelled(gone.saleId()), cancelled(kept.saleId())));
    assertThat(stateOf(gone)).isEqualTo(EntryKind.REVERSED);
    assertThat(stateOf(kept)).isEqualTo(EntryKind.RELEASED);
    Block reversal = books.blocks(book, 2, 2).getFirst();
    assertThat(reversal.entries()).hasSize(1);
    assertThat(reversal.entries().getFirst().lines())
        .isEqualTo(books.blocks(book, 1, 1).getFirst().entries().getFirst().lines());
    books.append(book, List.of(received(gone.saleId()), cancelled(Ids.next())));
    assertThat(headOf(books)).isEqualTo(2);
    assertThat(books.audit(book).isSound()).isTrue();
  }

  @Test
  void saleOfAnotherContractTextOrAnUnknownVersionIsRefusedAndNothingIsBooked() {
    BookEvent.SalePaid good = paid(3250);
    BookEvent.SalePaid otherText =
        new BookEvent.SalePaid(Ids.next(), Instant.now(), good.sale(), "0".repeat(64));
    assertThatThrownBy(() -> books.append(book, List.of(good, otherText)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("contract.hash_differs");
    assertThatThrownBy(() -> books.append(Ids.next(), List.of(good)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("contract.unknown");
    assertThat(headOf(books)).isZero();
  }

  @Test
  void auditFindsAFlippedByteAMissingBlockAndAFalseSplit() {
    for (int i = 0; i < 4; i++) {
      books.append(book, List.of(paid(3250 + i)));
    }
    assertThat(books.audit(book)).isEqualTo(new BookAudit.Finding(4, null));
    Document second = new Document("_id", Block.id(book, 2));

    StoredTexts.raiseFirstAmount(database, second);
    assertThat(books.audit(book))
        .isEqualTo(
            new BookAudit.Finding(
                1, new Text("第 2 块：内容与哈希不符", "block 2: content and hash differ")));

    Block forged = blocks.range(book, 2, 2).getFirst();
    Block rehashed =
        Block.sealed(book, 2, forged.previous(), forged.at(), forged.entries(), forged.carries());
    StoredTexts.replace(database, rehashed);
    assertThat(books.audit(book))
        .isEqualTo(
            new BookAudit.Finding(
                1, new Text("第 2 块：不能由合同算出", "block 2: does not follow from the contract")));

    database.getCollection("blocks").deleteOne(second);
    assertThat(books.audit(book))
        .isEqualTo(new BookAudit.Finding(1, new Text("缺第 2 块", "block 2 is missing")));
  }

  @Test
  void timeOfBooksNeverGoesBackThoughAClockDoes() {
    Instant later = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
    anotherInstance(Clock.fixed(later, BookFold.ZONE)).append(book, List.of(paid(3250)));
    books.append(book, List.of(paid(3250)));
    assertThat(books.blocks(book, 2, 2).getFirst().at()).isEqualTo(later);
    assertThat(books.audit(book).isSound()).isTrue();
  }

  @Test
  void monthsAreThoseOfShanghai() {
    Instant lastOfOctober = Instant.parse("2026-10-31T15:59:59.999Z");
    Instant firstOfNovember = Instant.parse("2026-10-31T16:00:00Z");
    anotherInstance(Clock.fixed(lastOfOctober, BookFold.ZONE)).append(book, List.of(paid(3250)));
    BookService november = anotherInstance(Clock.fixed(firstOfNovember, BookFold.ZONE));
    november.append(book, List.of(paid(6500)));
    String farmer = samples.farmer.id();
    LocalDate month = LocalDate.of(2026, 11, 1);
    assertThat(
            november
                .<PeriodTotals>read(book, fold -> fold.booked(farmer, LocalDate.EPOCH, month))
                .accrued())
        .isEqualTo(1462);
    assertThat(
            november
                .<PeriodTotals>read(book, fold -> fold.booked(farmer, month, month.plusMonths(1)))
                .accrued())
        .isEqualTo(2925);
    assertThat(november.<Long>read(book, fold -> fold.lastBefore(firstOfNovember))).isEqualTo(1);
  }

  @Test
  void countsWhatItAccruesAndReleases() {
    double fen = meters.get("tongtian.settlement.fen.accrued").counter().count();
    double sales = meters.get("tongtian.settlement.sales.released").counter().count();
    BookEvent.SalePaid paid = paid(3250);
    books.append(book, List.of(paid, received(paid.saleId()), paid));
    assertThat(meters.get("tongtian.settlement.fen.accrued").counter().count() - fen)
        .isEqualTo(3250);
    assertThat(meters.get("tongtian.settlement.sales.released").counter().count() - sales)
        .isEqualTo(1);
  }

  private BookService anotherInstance(Clock clock) {
    return new BookService(blocks, contracts, relay, facts, clock, meters);
  }

  private BookEvent.SalePaid paid(long gross) {
    BookedSale sale =
        new BookedSale(
            Ids.next(),
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            gross,
            1);
    return new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, contractHash);
  }

  private static BookEvent received(String saleId) {
    return new BookEvent.SaleReceived(Ids.next(), Instant.now(), saleId);
  }

  private static BookEvent cancelled(String saleId) {
    return new BookEvent.SaleCancelled(Ids.next(), Instant.now(), saleId);
  }

  private EntryKind stateOf(BookEvent.SalePaid paid) {
    return books.read(book, fold -> fold.sale(paid.saleId()).orElseThrow().state());
  }

  private long entriesOf(BookService instance) {
    long entries = 0;
    for (long seq = 1; seq <= headOf(instance); seq++) {
      entries += instance.blocks(book, seq, seq).getFirst().entries().size();
    }
    return entries;
  }

  private long headOf(BookService instance) {
    return instance.read(book, BookFold::seq);
  }

  private long releasedToAll(BookService instance) {
    LocalDate later = LocalDate.now(BookFold.ZONE).plusMonths(1);
    return samples.parties().stream()
        .mapToLong(
            party ->
                instance
                    .<PeriodTotals>read(
                        book, fold -> fold.booked(party.id(), LocalDate.EPOCH, later))
                    .released())
        .sum();
  }
}
