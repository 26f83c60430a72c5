package org.tongtian.settlement.payout;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Where a party is paid out; public for the record codec alone.
 *
 * @param party id of the party
 * @param number of the bank account; never shown in full
 * @param holder name of the holder
 * @param bank name of the bank
 * @param cycle name of the {@link PayoutCycle}, null for the default of all
 * @param closed whether nothing may be paid out to it any more
 * @param nextRunAt when the next payout is due
 */
public record PayoutAccount(
    @BsonId String party,
    String number,
    String holder,
    String bank,
    String cycle,
    boolean closed,
    Instant nextRunAt) {}
