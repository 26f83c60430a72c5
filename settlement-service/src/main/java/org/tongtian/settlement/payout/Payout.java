package org.tongtian.settlement.payout;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A payout; public for the record codec alone.
 *
 * @param id the same for the same book, party and run; idempotency key at the bank
 * @param book id of the contract whose book it comes from
 * @param amount fen
 * @param number of the account when it was planned
 * @param state name of the {@link PayoutState}
 * @param reason code where it was returned or void, else null
 * @param attempts how often somebody took its next step: to book it, then to call the bank
 * @param nextAt when to go on with it
 */
public record Payout(
    @BsonId String id,
    String book,
    String party,
    long amount,
    String number,
    String holder,
    String state,
    String reason,
    int attempts,
    Instant nextAt,
    Instant plannedAt,
    Instant changedAt) {

  boolean isIn(PayoutState wanted) {
    return state.equals(wanted.name());
  }
}
