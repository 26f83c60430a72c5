package org.tongtian.api.orders;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;

/**
 * What the facts of an order say about it. An order is one co-operative's part of a purchase.
 *
 * @param number the number people read, e.g. {@code TT261122-4K7Q2M}
 * @param purchaseId the purchase that paid for it, with its other orders
 * @param buyerMasked the buyer as others may see them, e.g. 王**
 * @param paid what the consumer pays for the order in all, delivery included, coupons taken off
 * @param lines what was bought, at least one; each is a sale of its own
 */
public record OrderSummary(
    String orderId,
    String number,
    String purchaseId,
    String buyerId,
    String buyerMasked,
    NamedParty cooperative,
    Money paid,
    Instant placedAt,
    List<SoldLine> lines) {}
