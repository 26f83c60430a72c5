package org.tongtian.settlement.dispute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.Hold;
import org.tongtian.settlement.book.Matter;
import org.tongtian.settlement.contract.ContractService;

/**
 * Keeps the records of disputes as the book has them, which is what counts: who froze or decided
 * and died before recording it, and what a refund ended, is recorded from the book.
 */
@Component
class DisputeRecords {

  private static final Logger LOG = LoggerFactory.getLogger(DisputeRecords.class);

  private final DisputeRepository disputes;
  private final BookService books;
  private final ContractService contracts;
  private final Map<String, Long> recorded = new ConcurrentHashMap<>();

  /** The disputes of a book at a place of its chain. */
  private record Standing(long seq, List<Hold> holds) {
    static Standing of(BookFold fold) {
      return new Standing(fold.seq(), List.copyOf(fold.holds()));
    }
  }

  DisputeRecords(DisputeRepository disputes, BookService books, ContractService contracts) {
    this.disputes = disputes;
    this.books = books;
    this.contracts = contracts;
  }

  static String freezing(String disputeId) {
    return "dispute:" + disputeId;
  }

  static String decision(String disputeId) {
    return "decision:" + disputeId;
  }

  /** Goes through all books; one that can't be read does not keep the others waiting. */
  @Scheduled(
      fixedDelayString = "${tongtian.settlement.dues-sweep-every}",
      initialDelayString = "${tongtian.settlement.dues-sweep-every}")
  void sweep() {
    for (String book : contracts.allContractIds()) {
      try {
        record(book);
      } catch (RuntimeException failure) {
        LOG.error("The disputes of book {} stay as they are recorded", book, failure);
      }
    }
  }

  private void record(String book) {
    Standing standing = books.read(book, Standing::of);
    if (standing.seq() == recorded.getOrDefault(book, 0L)) {
      return;
    }
    for (Hold hold : standing.holds()) {
      Dispute dispute = disputes.find(hold.disputeId()).orElseGet(() -> insert(frozen(book, hold)));
      if (dispute.isOpen() && !hold.isOpen()) {
        disputes.close(ended(dispute));
      }
    }
    recorded.put(book, standing.seq());
  }

  /** Records a new dispute; one that is recorded stays as it is. */
  Dispute insert(Dispute dispute) {
    disputes.insert(dispute);
    return disputes.find(dispute.id()).orElseThrow();
  }

  /** The dispute as the book has it now. */
  Dispute asBooked(Dispute dispute) {
    boolean isOver =
        dispute.isOpen()
            && books.<Boolean>read(
                dispute.book(), fold -> fold.hold(dispute.id()).filter(Hold::isOpen).isEmpty());
    if (!isOver) {
      return dispute;
    }
    disputes.close(ended(dispute));
    return disputes.find(dispute.id()).orElseThrow();
  }

  private Dispute frozen(String book, Hold hold) {
    Entry freezing =
        entries(hold.saleId()).stream()
            .filter(entry -> entry.event().equals(freezing(hold.disputeId())))
            .findFirst()
            .orElseThrow();
    Matter matter = freezing.matter();
    return Dispute.opened(
        hold.disputeId(),
        book,
        hold.saleId(),
        hold.clauseNo(),
        hold.party(),
        matter.counterparty(),
        matter.note(),
        freezing.happenedAt());
  }

  private Dispute ended(Dispute dispute) {
    List<Entry> entries = entries(dispute.saleId());
    Optional<Entry> decided =
        entries.stream().filter(entry -> entry.event().equals(decision(dispute.id()))).findFirst();
    return decided
        .map(entry -> decided(dispute, entry))
        .orElseGet(() -> reversed(dispute, entries));
  }

  /** The dispute as that decision of the book left it. */
  static Dispute decided(Dispute dispute, Entry booked) {
    Matter matter = booked.matter();
    DisputeState end = matter.counterparty() == null ? DisputeState.STOOD : DisputeState.MOVED;
    return dispute.over(
        end, matter.counterparty(), matter.amount(), matter.note(), booked.happenedAt());
  }

  private static Dispute reversed(Dispute dispute, List<Entry> entries) {
    Instant at =
        entries.stream()
            .filter(entry -> entry.kind() == EntryKind.UNFROZEN)
            .filter(entry -> entry.matter().ref().equals(dispute.id()))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .happenedAt();
    return dispute.over(DisputeState.REVERSED, null, 0, null, at);
  }

  /** The decision as the book has it. */
  Entry bookedDecision(Dispute dispute) {
    return entries(dispute.saleId()).stream()
        .filter(entry -> entry.event().equals(decision(dispute.id())))
        .findFirst()
        .orElseThrow();
  }

  private List<Entry> entries(String saleId) {
    return books.blocksAbout(saleId).stream()
        .flatMap(block -> block.entries().stream())
        .filter(entry -> entry.isAbout(saleId))
        .toList();
  }
}
