package org.tongtian.api.orders;

import java.time.Instant;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * What the facts of an order say about it.
 *
 * @param number the number people read, e.g. {@code TT261122-4K7Q2M}
 * @param buyerMasked the buyer as others may see them, e.g. 王**
 * @param grade code of the lot's grade; null in facts of before it was told, and for goods without
 * @param paid what the consumer pays in all
 * @param contractVersion the version in force when the order was placed
 * @param roomId the live room it was bought in, or null; the buyer's word
 * @param hostId the party that sold it live there and then, as live-service says; null where nobody
 *     did, and in facts of before it was told
 * @param legs legs of transport on the way to the buyer; null in facts of before it was told
 */
public record OrderSummary(
    String orderId,
    String number,
    String buyerId,
    String buyerMasked,
    String productId,
    Text productName,
    String lotId,
    Quantity quantity,
    Unit unit,
    String grade,
    Money unitPrice,
    Money paid,
    NamedParty cooperative,
    String contractId,
    int contractVersion,
    String contractHash,
    String roomId,
    Instant placedAt,
    String hostId,
    Integer legs) {}
