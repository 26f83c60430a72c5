package org.tongtian.settlement.book;

import java.util.List;
import org.tongtian.kit.Pure;

/**
 * What an entry is about beside or instead of a sale; together with the sale it holds everything
 * that the entry follows from, so that an audit can book it again.
 *
 * @param ref id of the refund, payout, dispute, draw, or of the entry that is corrected; null where
 *     there is none
 * @param version of the contract that has the clause, 0 where there is none
 * @param clauseNo number of the clause that says so, 0 where there is none
 * @param party whose matter it is; null where it is nobody's
 * @param counterparty the other side, null where there is none
 * @param amount fen; a price where a price is noted
 * @param cause why, as a code; null where the kind says it all
 * @param from the account it comes from, null where the kind says it
 * @param asks what was asked for
 * @param note in somebody's own words, null where there are none
 */
@Pure
public record Matter(
    String ref,
    int version,
    int clauseNo,
    String party,
    String counterparty,
    long amount,
    String cause,
    Bucket from,
    List<Ask> asks,
    String note) {

  /** Keeps the asks from being changed. */
  public Matter {
    asks = List.copyOf(asks);
  }

  /** A matter of one party and an amount; the rest is added by the {@code with} methods. */
  static Matter of(String ref, String party, long amount) {
    return new Matter(ref, 0, 0, party, null, amount, null, null, List.of(), null);
  }

  Matter withClause(int ofVersion, int no) {
    return new Matter(ref, ofVersion, no, party, counterparty, amount, cause, from, asks, note);
  }

  Matter withCounterparty(String other) {
    return new Matter(ref, version, clauseNo, party, other, amount, cause, from, asks, note);
  }

  Matter withCause(String why) {
    return new Matter(ref, version, clauseNo, party, counterparty, amount, why, from, asks, note);
  }

  Matter withFrom(Bucket bucket) {
    return new Matter(
        ref, version, clauseNo, party, counterparty, amount, cause, bucket, asks, note);
  }

  Matter withAmount(long fen) {
    return new Matter(ref, version, clauseNo, party, counterparty, fen, cause, from, asks, note);
  }

  Matter withAsks(List<Ask> asked) {
    return new Matter(
        ref, version, clauseNo, party, counterparty, amount, cause, from, asked, note);
  }

  Matter withNote(String words) {
    return new Matter(
        ref, version, clauseNo, party, counterparty, amount, cause, from, asks, words);
  }
}
