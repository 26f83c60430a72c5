package org.tongtian.settlement.dispute;

import java.time.Instant;
import org.tongtian.kit.text.Text;

/**
 * A dispute as it is shown.
 *
 * @param book id of the contract
 * @param payee whose line it is
 * @param by party that disputes it
 * @param words the state as people read it
 * @param to party that got a part of it, null where none did
 * @param amount fen that moved, 0 where none did
 * @param decision reason of the decision, null while it is open and where nobody decided
 * @param decidedAt when it was over, null while it is open
 */
record DisputeView(
    String id,
    String book,
    String saleId,
    int clauseNo,
    String payee,
    String by,
    String reason,
    DisputeState state,
    Text words,
    Instant openedAt,
    String to,
    long amount,
    String decision,
    Instant decidedAt) {

  static DisputeView of(Dispute dispute) {
    DisputeState state = DisputeState.valueOf(dispute.state());
    return new DisputeView(
        dispute.id(),
        dispute.book(),
        dispute.saleId(),
        dispute.clauseNo(),
        dispute.payee(),
        dispute.by(),
        dispute.reason(),
        state,
        state.words(),
        dispute.openedAt(),
        dispute.to(),
        dispute.amount(),
        dispute.decision(),
        dispute.decidedAt());
  }
}
