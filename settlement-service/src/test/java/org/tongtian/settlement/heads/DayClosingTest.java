package org.tongtian.settlement.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
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
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.proof.DayHead;

/** Several instances close the same days at once, and some die while they do. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"spring.config.name=settlement-service", "tongtian.settlement.heads.sweep=PT24H"})
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DayClosingTest {

  private static final int DAYS = 12;
  private static final int INSTANCES = 4;

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private ContractService contracts;
  @Autowired private HeadRepository heads;
  @Autowired private HeadSettings settings;
  @Autowired private MongoDatabase database;

  private final Samples samples = new Samples();
  private LocalDate firstDay;
  private Instant afterAll;

  /** The process ends here. */
  private static final class Death extends RuntimeException {
    Death() {
      super("killed", null, false, false);
    }
  }

  /** Dies at its n-th insert, before the store has the head or right after. */
  private static final class DyingRepository extends HeadRepository {
    private final boolean stored;
    private int left;

    DyingRepository(MongoDatabase database, int inserts, boolean stored) {
      super(database);
      this.left = inserts;
      this.stored = stored;
    }

    @Override
    boolean insert(HeadDocument head) {
      boolean dies = --left == 0;
      if (dies && !stored) {
        throw new Death();
      }
      boolean inserted = super.insert(head);
      if (dies) {
        throw new Death();
      }
      return inserted;
    }
  }

  @BeforeEach
  void sell() {
    for (String collection : List.of("heads", "blocks", "contracts")) {
      database.getCollection(collection).deleteMany(new Document());
    }
    String hash =
        new SettlementClient(port)
            .put(
                "/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    for (int i = 0; i < 5; i++) {
      BookedSale sale =
          new BookedSale(
              Ids.next(),
              "TT261122-4K7Q2M",
              new Text("红芯红薯", "Red-heart sweet potato"),
              "JIN",
              Quantity.of(5),
              3250,
              1);
      books.append(
          samples.contractId,
          List.of(new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash)));
    }
    firstDay = DayHead.dayOf(books.blocks(samples.contractId, 1, 1).getFirst().at());
    afterAll = DayHead.endOf(firstDay.plusDays(DAYS - 1)).plus(Duration.ofMinutes(11));
  }

  @Test
  void instancesThatCloseTheSameDaysAtOnceMakeOneChain() throws Exception {
    CyclicBarrier together = new CyclicBarrier(INSTANCES);
    List<Callable<Void>> closings = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      closings.add(
          () -> {
            together.await();
            closer(new HeadRepository(database)).closeUntil(afterAll);
            return null;
          });
    }
    try (ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
      for (Future<Void> closing : instances.invokeAll(closings)) {
        closing.get();
      }
    }
    List<String> closedTogether = hashes();
    assertThat(closedTogether).hasSize(DAYS);
    assertChain();
    assertThat(alone()).as("as one instance alone closes them").isEqualTo(closedTogether);
  }

  @Test
  void instanceKilledBetweenTheStepsOfClosingLeavesWhatTheNextOneGoesOnWith() {
    List<String> undisturbed = alone();
    for (int step = 1; step <= DAYS; step++) {
      for (boolean stored : new boolean[] {false, true}) {
        database.getCollection("heads").deleteMany(new Document());
        DayCloser dying = closer(new DyingRepository(database, step, stored));
        assertThatThrownBy(() -> dying.closeUntil(afterAll)).isInstanceOf(Death.class);
        assertThat(hashes()).isEqualTo(undisturbed.subList(0, stored ? step : step - 1));
        closer(heads).closeUntil(afterAll);
        assertThat(hashes()).isEqualTo(undisturbed);
      }
    }
    assertChain();
  }

  private List<String> alone() {
    database.getCollection("heads").deleteMany(new Document());
    closer(heads).closeUntil(afterAll);
    return hashes();
  }

  private DayCloser closer(HeadRepository repository) {
    return new DayCloser(repository, books, contracts, settings, Clock.systemUTC());
  }

  private List<String> hashes() {
    return heads.from(firstDay).stream().map(HeadDocument::hash).toList();
  }

  private void assertChain() {
    String previous = DayHead.NO_HASH;
    long blocks = 0;
    for (HeadDocument head : heads.from(firstDay)) {
      assertThat(head.previous()).isEqualTo(previous);
      previous = head.hash();
      blocks += head.blocks();
    }
    assertThat(blocks).isEqualTo(5);
  }
}
