package org.tongtian.local.carrier;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A parcel that the simulated carrier moves.
 *
 * @param id carrier and number
 * @param notifyUrl where its events are reported
 * @param told how many of its events were taken
 * @param nextAt when the next one is told
 */
public record MovingParcel(
    @BsonId String id,
    String carrier,
    String trackingNumber,
    String notifyUrl,
    int told,
    Instant nextAt) {}
