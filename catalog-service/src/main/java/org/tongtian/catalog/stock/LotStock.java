package org.tongtian.catalog.stock;

import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Quantity;

/**
 * The declared stock of a lot: the truth, together with the lot's reservations. It is not written
 * when something is sold.
 *
 * @param id the lot
 * @param unit code of what it is counted in
 * @param declared what the co-operative put on sale
 * @param epoch number of the lot's latest count in Redis; rises with each recount
 */
public record LotStock(
    @BsonId String id, String productId, String unit, Quantity declared, long epoch) {}
