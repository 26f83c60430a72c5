package org.tongtian.settlement.verify;

import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookAudit;
import org.tongtian.settlement.book.EntrySource;

/** Checks the chain of a book's blocks and books every entry again by the contract. */
@Pure
final class BookReplay {

  private final String book;
  private final BookAudit audit;
  private long seq;
  private String hash = Block.NO_HASH;
  private Instant at;

  /**
   * A replay that has seen no block yet.
   *
   * @param source gives blocks that were taken before
   */
  BookReplay(String book, SignedContracts contracts, EntrySource source) {
    this.book = book;
    this.audit = new BookAudit(book, contracts, source);
  }

  /** Checks the next block, whose text and hash are known to agree. */
  void take(long line, Block block) {
    if (!block.book().equals(book)) {
      throw Fault.inBlock(line, block.seq(), FaultKind.OTHER_BOOK, book, block.book());
    }
    if (block.seq() != seq + 1) {
      throw Fault.inBlock(line, seq + 1, FaultKind.BLOCK_MISSING, seq + 1, block.seq());
    }
    if (!block.previous().equals(hash)) {
      throw Fault.inBlock(line, block.seq(), FaultKind.CHAIN_BROKEN, hash, block.previous());
    }
    if (at != null && at.isAfter(block.at())) {
      throw Fault.inBlock(line, block.seq(), FaultKind.TIME_BACK, at, block.at());
    }
    derive(line, block);
    seq = block.seq();
    hash = block.hash();
    at = block.at();
  }

  private void derive(long line, Block block) {
    try {
      audit.checkHashed(block);
    } catch (SignedContracts.UnknownVersion unknown) {
      throw Fault.inBlock(line, block.seq(), FaultKind.NO_SUCH_CONTRACT, unknown.version());
    } catch (RuntimeException impossible) {
      throw Fault.inBlock(line, block.seq(), FaultKind.NOT_DERIVABLE, impossible.toString());
    }
    BookAudit.Finding finding = audit.finding();
    if (finding.isSound()) {
      return;
    }
    BookAudit.Divergence divergence = audit.divergence();
    if (divergence == null) {
      throw Fault.inBlock(line, block.seq(), FaultKind.NOT_DERIVABLE, finding.fault());
    }
    throw Fault.inEntry(
        line,
        block.seq(),
        divergence.entry(),
        FaultKind.NOT_FROM_CONTRACT,
        EntryInWords.of(divergence.expected(), divergence.found()),
        EntryInWords.of(divergence.found(), divergence.expected()));
  }
}
