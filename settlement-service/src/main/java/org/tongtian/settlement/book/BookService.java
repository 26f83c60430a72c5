package org.tongtian.settlement.book;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.tongtian.api.settlement.SalesReleased;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.event.OutboxRelay;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.ContractVersion;
import org.tongtian.settlement.contract.SalePart;
import org.tongtian.settlement.split.Splitter;

/**
 * Appends to books and reads them. A book's fold is kept in memory and caught up with the store
 * before each use; who loses the race for the next place in the chain catches up and tries again.
 */
@Service
public class BookService {

  /** The most blocks that one read gives. */
  public static final int MOST_BLOCKS = BlockRepository.CHUNK;

  private static final int MOST_RACES = 1000;

  /** A block should not be so large that reading it for one entry takes long. */
  private static final int MOST_EVENTS = 256;

  private static final long MOST_KEPT_ENTRIES = 20_000;

  private final BlockRepository blocks;
  private final ContractService contracts;
  private final OutboxRelay relay;
  private final Facts facts;
  private final Clock clock;
  private final Counter accruedFen;
  private final Counter releasedSales;
  private final PartyCheck parties;
  private final Map<String, Splitter> splitters = new ConcurrentHashMap<>();
  private final Map<String, OpenBook> books = new ConcurrentHashMap<>();
  private final Cache<String, Block> keptBlocks =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT_ENTRIES)
          .weigher((String id, Block block) -> block.entries().size())
          .build();
  private final AtomicReference<Instant> openFrom = new AtomicReference<>(Instant.EPOCH);

  /** A book's fold, the lock that guards it, and who waits to append. */
  private record OpenBook(ReentrantLock lock, BookFold fold, BookQueue queue) {}

  BookService(
      BlockRepository blocks,
      ContractService contracts,
      OutboxRelay relay,
      Facts facts,
      Clock clock,
      MeterRegistry meters) {
    this.blocks = blocks;
    this.contracts = contracts;
    this.parties = new PartyCheck(contracts);
    this.relay = relay;
    this.facts = facts;
    this.clock = clock;
    this.accruedFen =
        Counter.builder("tongtian.settlement.fen.accrued").baseUnit("fen").register(meters);
    this.releasedSales = Counter.builder("tongtian.settlement.sales.released").register(meters);
    relay.watch(BlockRepository.COLLECTION);
  }

  /**
   * Books what is new of these events in one block, together with what others want booked at the
   * same time; what is booked already adds nothing.
   *
   * @param book id of the contract
   * @throws EarlyReceiptException after everything else is booked, where a receipt came before its
   *     payment
   * @throws Refusal where a payment names a contract version that is not signed by all, or money
   *     would go to somebody whom the contract does not name
   */
  public void append(String book, List<BookEvent> events) {
    for (BookEvent event : events) {
      if (event instanceof BookEvent.SalePaid paid) {
        checkContract(book, paid);
      }
      parties.check(book, event);
    }
    OpenBook open = open(book);
    BookQueue.Waiting mine = open.queue().add(events);
    open.lock().lock();
    try {
      while (!mine.isDone()) {
        appendTogether(book, open.fold(), open.queue().take(MOST_EVENTS));
      }
    } finally {
      open.lock().unlock();
    }
    mine.orThrow();
  }

  /**
   * Dates no block of this instance before the instant from now on, whatever its clock says: days
   * that ended by then are closed.
   */
  public void bookNothingBefore(Instant end) {
    openFrom.accumulateAndGet(end, (known, other) -> known.isAfter(other) ? known : other);
  }

  /** Reads a book's fold, caught up with the store; the reader must not keep it. */
  public <T> T read(String book, Function<BookFold, T> reader) {
    OpenBook open = open(book);
    open.lock().lock();
    try {
      catchUp(book, open.fold());
      return reader.apply(open.fold());
    } finally {
      open.lock().unlock();
    }
  }

  /** At most 64 blocks from one place to another, both included, in order. */
  public List<Block> blocks(String book, long from, long to) {
    return blocks.range(book, Math.max(from, to - BlockRepository.CHUNK + 1), to);
  }

  /** The book that has the sale, empty where it never was paid. */
  public Optional<String> bookOf(String saleId) {
    return blocks.about(saleId).stream().findFirst().map(Block::book);
  }

  /** The blocks with entries about the sale, in order; empty where there are none. */
  public List<Block> blocksAbout(String saleId) {
    return bookOf(saleId).map(book -> blocksAbout(book, saleId)).orElse(List.of());
  }

  /** Blocks of a book by their places, in order; at most {@link #MOST_BLOCKS} of them. */
  public List<Block> blocks(String book, List<Long> places) {
    Set<String> ids = new LinkedHashSet<>();
    places.stream().sorted().forEach(seq -> ids.add(Block.id(book, seq)));
    return keptBlocks.getAll(ids, this::found).values().stream()
        .sorted(Comparator.comparingLong(Block::seq))
        .toList();
  }

  private Map<String, Block> found(Set<? extends String> ids) {
    Map<String, Block> found = new HashMap<>();
    blocks.withIds(ids).forEach(block -> found.put(block.id(), block));
    return found;
  }

  /** The blocks of the book with entries about the sale, in order, found without a scan. */
  public List<Block> blocksAbout(String book, String saleId) {
    return blocks(book, read(book, fold -> fold.index().blocksOfSale(saleId)));
  }

  /** Checks the whole book against its chain and its contract. */
  public BookAudit.Finding audit(String book) {
    BookAudit audit = new BookAudit(book, terms(book), source(book));
    for (long from = 1; ; from += BlockRepository.CHUNK) {
      List<Block> chunk = blocks.range(book, from, from + BlockRepository.CHUNK - 1);
      chunk.forEach(audit::check);
      if (chunk.size() < BlockRepository.CHUNK) {
        return audit.finding();
      }
    }
  }

  /**
   * Books what several callers wait for in one block. Where something of it is refused, each is
   * booked by itself, so that nobody fails for another's sake.
   */
  private void appendTogether(String book, BookFold fold, List<BookQueue.Waiting> some) {
    try {
      List<BookEvent> events = some.stream().flatMap(each -> each.events().stream()).toList();
      Set<BookEvent.OfSale> early = new HashSet<>(appendAll(book, fold, events));
      some.forEach(each -> each.ended(early));
    } catch (MongoException unknown) {
      some.forEach(each -> each.failed(unknown));
    } catch (RuntimeException refused) {
      if (some.size() == 1) {
        some.getFirst().failed(refused);
      } else {
        some.forEach(each -> appendTogether(book, fold, List.of(each)));
      }
    } catch (Error error) {
      some.forEach(each -> each.failed(new IllegalStateException(error)));
      throw error;
    }
  }

  /**
   * Books what is new of these events in one block; gives what came too early. The first attempt
   * trusts the fold as it is: where another instance has appended since, the place is taken and the
   * next attempt catches up.
   */
  private List<BookEvent.OfSale> appendAll(String book, BookFold fold, List<BookEvent> events) {
    for (int race = 0; race < MOST_RACES; race++) {
      if (race > 0 || fold.seq() == 0) {
        catchUp(book, fold);
      }
      BookPlan plan = BookPlan.of(fold, events, terms(book), at -> kept(book, at));
      boolean mayBeBehind = race == 0 && !plan.early().isEmpty();
      if (!mayBeBehind && (plan.entries().isEmpty() || append(next(book, fold, plan), fold))) {
        return plan.early();
      }
    }
    throw new IllegalStateException("Book " + book + " was always taken by other writers");
  }

  private boolean append(SealedBlock sealed, BookFold fold) {
    Block block = sealed.block();
    List<Fact> outbox = told(block);
    if (!blocks.append(sealed, outbox)) {
      return false;
    }
    fold.apply(block);
    keptBlocks.put(block.id(), block);
    published(block, !outbox.isEmpty());
    return true;
  }

  private SealedBlock next(String book, BookFold fold, BookPlan plan) {
    Instant clocked = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant open = openFrom.get();
    Instant now = open.isAfter(clocked) ? open : clocked;
    Instant at = fold.headTime().filter(head -> head.isAfter(now)).orElse(now);
    return SealedBlock.of(
        book, fold.seq() + 1, fold.headHash(), at, plan.entries(), plan.carries());
  }

  /** One fact for all sales that a block releases; nobody has to hear of more than that. */
  private List<Fact> told(Block block) {
    List<String> released =
        block.entries().stream()
            .filter(entry -> entry.kind() == EntryKind.RELEASED)
            .map(entry -> entry.sale().saleId())
            .toList();
    return released.isEmpty()
        ? List.of()
        : List.of(facts.about(block.book(), new SalesReleased(block.book(), block.at(), released)));
  }

  private void published(Block block, boolean tells) {
    if (tells) {
      relay.wake(BlockRepository.COLLECTION, block.id());
    }
    for (Entry entry : block.entries()) {
      if (entry.kind() == EntryKind.ACCRUED) {
        accruedFen.increment(
            (double) entry.sale().gross()); // meters count in doubles, books do not
      } else if (entry.kind() == EntryKind.RELEASED) {
        releasedSales.increment();
      }
    }
  }

  private void catchUp(String book, BookFold fold) {
    int asked = 1; // mostly nothing is new
    List<Block> newer = blocks.range(book, fold.seq() + 1, fold.seq() + asked);
    while (newer.size() == asked) {
      newer.forEach(fold::apply);
      asked = BlockRepository.CHUNK;
      newer = blocks.range(book, fold.seq() + 1, fold.seq() + asked);
    }
    newer.forEach(fold::apply);
  }

  private void checkContract(String book, BookEvent.SalePaid paid) {
    ContractVersion version = contracts.signedVersion(book, paid.sale().contractVersion());
    if (!version.hash().equals(paid.contractHash())) {
      throw Refusal.conflict("contract.hash_differs");
    }
    version.terms().requireSaleIn(paid.sale().unit());
    for (SalePart part : SalePart.values()) {
      if (paid.sale().beside().of(part) != 0 && version.terms().clauseOf(part).isEmpty()) {
        throw Refusal.conflict("settlement.part_not_agreed");
      }
    }
  }

  private BookTerms terms(String book) {
    return new BookTerms() {
      @Override
      public ContractTerms terms(int version) {
        return contracts.signedVersion(book, version).terms();
      }

      @Override
      public Splitter splitter(int version) {
        return splitters.computeIfAbsent(book + ":" + version, id -> Splitter.of(terms(version)));
      }
    };
  }

  /** An audit trusts the store alone. */
  private EntrySource source(String book) {
    return seq -> blocks.range(book, seq, seq).getFirst();
  }

  /**
   * A block that was read or written not long ago; many sales of one block are released at once.
   */
  private Block kept(String book, long seq) {
    return blocks(book, List.of(seq)).getFirst();
  }

  private OpenBook open(String book) {
    return books.computeIfAbsent(
        book, id -> new OpenBook(new ReentrantLock(), new BookFold(), new BookQueue()));
  }
}
