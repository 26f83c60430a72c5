package org.tongtian.settlement.heads;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.MerkleRoot;
import org.tongtian.settlement.proof.MerkleTree;

/**
 * Closes each business day with a head over all books. A head takes each book from where the head
 * before it ended up to the last block of the day, so no block is ever left out or taken twice,
 * however late it was written: a block that an instance with a slow clock dated into a day that was
 * closed meanwhile is under the next head. Several instances may try at once; the day is the
 * document's id, so one of them wins and the others take what it wrote.
 */
@Service
@EnableConfigurationProperties(HeadSettings.class)
class DayCloser {

  private static final Logger LOG = LoggerFactory.getLogger(DayCloser.class);
  private static final int CHUNK = 64;

  private final HeadRepository heads;
  private final BookService books;
  private final ContractService contracts;
  private final HeadSettings settings;
  private final Clock clock;

  DayCloser(
      HeadRepository heads,
      BookService books,
      ContractService contracts,
      HeadSettings settings,
      Clock clock) {
    this.heads = heads;
    this.books = books;
    this.contracts = contracts;
    this.settings = settings;
    this.clock = clock;
  }

  /** Closes what has ended by now. */
  @Scheduled(
      fixedDelayString = "${tongtian.settlement.heads.sweep:PT1M}",
      initialDelayString = "${tongtian.settlement.heads.sweep:PT1M}")
  void sweep() {
    closeUntil(clock.instant());
  }

  /** Closes all days that had ended so long before the instant, oldest first. */
  void closeUntil(Instant now) {
    Optional<HeadDocument> last = heads.last();
    LocalDate day =
        last.map(head -> LocalDate.parse(head.day()).plusDays(1)).or(this::firstDay).orElse(null);
    while (day != null && !now.isBefore(DayHead.endOf(day).plus(settings.grace()))) {
      HeadDocument head = headOf(day, last, now);
      if (heads.insert(head)) {
        LOG.info("Closed {} with {} blocks of {} books", day, head.blocks(), head.books());
      }
      last = heads.find(day);
      day = day.plusDays(1);
    }
    last.ifPresent(head -> books.bookNothingBefore(DayHead.endOf(LocalDate.parse(head.day()))));
  }

  private Optional<LocalDate> firstDay() {
    return contracts.allContractIds().stream()
        .flatMap(book -> books.blocks(book, 1, 1).stream())
        .map(block -> DayHead.dayOf(block.at()))
        .min(LocalDate::compareTo);
  }

  private HeadDocument headOf(LocalDate day, Optional<HeadDocument> last, Instant now) {
    Map<String, BookLeaf> before = new HashMap<>();
    last.ifPresent(head -> head.leaves().forEach(leaf -> before.put(leaf.book(), leaf)));
    List<BookLeaf> leaves = new ArrayList<>();
    for (String book : contracts.allContractIds()) {
      BookLeaf leaf = leaf(book, before.get(book), DayHead.endOf(day));
      if (leaf != null) {
        leaves.add(leaf);
      }
    }
    leaves.sort((a, b) -> a.book().compareTo(b.book()));
    return HeadDocument.of(
        day,
        last.map(HeadDocument::hash).orElse(DayHead.NO_HASH),
        now.truncatedTo(ChronoUnit.MILLIS),
        leaves);
  }

  /** What the day adds to a book; null where the book has not begun. */
  private BookLeaf leaf(String book, BookLeaf before, Instant end) {
    long first = before == null ? 1 : before.last() + 1;
    long last = first - 1;
    String hash = before == null ? null : before.hash();
    MerkleRoot root = new MerkleRoot();
    while (true) {
      List<Block> chunk = books.blocks(book, last + 1, last + CHUNK);
      for (Block block : chunk) {
        if (!block.at().isBefore(end)) {
          return leaf(book, first, last, hash, root);
        }
        root.add(MerkleTree.leaf(Hex.bytes(block.hash())));
        last = block.seq();
        hash = block.hash();
      }
      if (chunk.size() < CHUNK) {
        return leaf(book, first, last, hash, root);
      }
    }
  }

  private static BookLeaf leaf(String book, long first, long last, String hash, MerkleRoot root) {
    return last == 0 ? null : new BookLeaf(book, first, last, hash, Hex.of(root.value()));
  }
}
