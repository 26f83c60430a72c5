package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/** What an entry moves: the one place that says how kinds touch accounts. */
@Pure
public final class Postings {

  private Postings() {}

  /** Takes the movements of an entry. */
  @FunctionalInterface
  public interface Sink {
    /** A party's account changes by so many fen. */
    void move(String party, Bucket bucket, long fen);
  }

  /** Gives every movement of the entry, line by line. */
  public static void of(Entry entry, Sink sink) {
    for (SplitLine line : entry.lines()) {
      of(entry, line, sink);
    }
  }

  /** Gives the movements of one line of the entry. */
  public static void of(Entry entry, SplitLine line, Sink sink) {
    String party = line.payee();
    long fen = line.amount();
    switch (entry.kind()) {
      case ACCRUED -> sink.move(party, Bucket.ESCROW, fen);
      case REVERSED -> sink.move(party, Bucket.ESCROW, -fen);
      case RELEASED -> {
        sink.move(party, Bucket.ESCROW, -fen);
        sink.move(party, Bucket.PAYABLE, fen);
      }
      case REFUNDED -> sink.move(party, entry.matter().from(), -fen);
      case TRANSFERRED -> sink.move(party, entry.matter().from(), fen);
      case RECOVERED, REPAID, DEPOSITED, ADVANCED, FUND_DRAWN, DEBT_PAID, CLAIMED, DECIDED ->
          sink.move(party, Bucket.PAYABLE, fen);
      case PAYOUT_SENT, PAYOUT_DONE, PAYOUT_RETURNED -> payout(entry, party, fen, sink);
      case FROZEN -> freeze(entry, party, fen, sink);
      case UNFROZEN -> freeze(entry, party, -fen, sink);
      case MARKET_PRICE -> {
        // A note, no money.
      }
    }
  }

  private static void payout(Entry entry, String party, long fen, Sink sink) {
    switch (entry.kind()) {
      case PAYOUT_SENT -> {
        sink.move(party, Bucket.PAYABLE, -fen);
        sink.move(party, Bucket.TRANSIT, fen);
      }
      case PAYOUT_DONE -> {
        sink.move(party, Bucket.TRANSIT, -fen);
        sink.move(party, Bucket.OUT, fen);
      }
      default -> {
        sink.move(party, entry.matter().from(), -fen);
        sink.move(party, Bucket.PAYABLE, fen);
      }
    }
  }

  /** What is still in escrow is not payable anyway; it is frozen when it is released. */
  private static void freeze(Entry entry, String party, long fen, Sink sink) {
    if (entry.matter().from() == Bucket.PAYABLE) {
      sink.move(party, Bucket.FROZEN, fen);
    }
  }
}
