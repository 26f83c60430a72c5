package org.tongtian.orders.aftersales;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;

/**
 * A photo of goods, as it is kept: smaller, without where and with what it was taken.
 *
 * @param id the operation that uploaded it
 * @param caseId the case it belongs to, null while it waits for one
 * @param place while it waits, one of its buyer's places; else only its own
 * @param waits whether it waits for a case
 * @param jpeg its bytes
 */
public record Photo(
    @BsonId String id,
    String orderId,
    String buyerId,
    String caseId,
    String place,
    boolean waits,
    Binary jpeg,
    int width,
    int height,
    Instant uploadedAt) {}
