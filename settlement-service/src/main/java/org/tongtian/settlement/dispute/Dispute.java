package org.tongtian.settlement.dispute;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A dispute about one line of a sale; public for the record codec alone.
 *
 * @param book id of the contract
 * @param payee whose line it is
 * @param by party that disputes it
 * @param state OPEN, STOOD or MOVED
 * @param to party that got a part of it, null where none did
 * @param amount fen that moved, 0 where none did
 * @param decision reason of the decision, null while it is open
 */
public record Dispute(
    @BsonId String id,
    String book,
    String orderId,
    int clauseNo,
    String payee,
    String by,
    String reason,
    String state,
    Instant openedAt,
    String to,
    long amount,
    String decision,
    Instant decidedAt) {}
