package org.tongtian.orders.payment;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * A payment that does not fit its order, kept for a person to look at.
 *
 * @param id transaction id and verdict, so that a repeat is recorded once
 * @param paymentId the merchant's order id at the channel
 * @param expected what was to be paid
 * @param reported what the channel says it took
 */
public record Anomaly(
    @BsonId String id,
    String paymentId,
    String transactionId,
    String verdict,
    Money expected,
    Money reported,
    Instant at) {}
