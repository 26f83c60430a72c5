package org.tongtian.settlement.dispute;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A dispute about one line of a sale; public for the record codec alone.
 *
 * @param book id of the contract
 * @param payee whose line it is
 * @param by party that disputes it
 * @param state name of the {@link DisputeState}
 * @param to party that got a part of it, null where none did
 * @param amount fen that moved, 0 where none did
 * @param decision reason of the decision, null while it is open and where nobody decided
 * @param decidedAt when it was over, null while it is open
 */
public record Dispute(
    @BsonId String id,
    String book,
    String saleId,
    int clauseNo,
    String payee,
    String by,
    String reason,
    String state,
    Instant openedAt,
    String to,
    long amount,
    String decision,
    Instant decidedAt) {

  /** An open one. */
  static Dispute opened(
      String id,
      String book,
      String saleId,
      int clauseNo,
      String payee,
      String by,
      String reason,
      Instant at) {
    String open = DisputeState.OPEN.name();
    return new Dispute(
        id, book, saleId, clauseNo, payee, by, reason, open, at, null, 0, null, null);
  }

  /** The same one, over. */
  Dispute over(DisputeState end, String receiver, long moved, String because, Instant at) {
    return new Dispute(
        id,
        book,
        saleId,
        clauseNo,
        payee,
        by,
        reason,
        end.name(),
        openedAt,
        receiver,
        moved,
        because,
        at);
  }

  boolean isOpen() {
    return DisputeState.OPEN.name().equals(state);
  }
}
