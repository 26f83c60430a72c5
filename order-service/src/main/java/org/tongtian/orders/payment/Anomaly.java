package org.tongtian.orders.payment;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * A payment that does not fit its order, kept for a person to look at.
 *
 * @param id transaction id and verdict, so that a repeat is recorded once
 * @param expected what the order costs
 * @param reported what the channel says it took
 */
public record Anomaly(
    @BsonId String id,
    String orderId,
    String transactionId,
    PaymentVerdict verdict,
    Money expected,
    Money reported,
    Instant at) {}
