package org.tongtian.catalog.product;

import java.time.Instant;
import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What was harvested together, of one grade. What may change about it, its price, terms and stock,
 * the stock feature knows.
 *
 * @param harvestDate as it was listed; of a presale, the first day of the window
 */
public record Lot(
    @BsonId String id,
    String productId,
    String skuId,
    String cooperativeId,
    LocalDate harvestDate,
    String gradeCode,
    Instant createdAt) {}
