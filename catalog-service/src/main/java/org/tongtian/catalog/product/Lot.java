package org.tongtian.catalog.product;

import java.time.Instant;
import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * What was harvested together: one grade, one price. How much of it there is, the stock feature
 * knows.
 *
 * @param price per unit of the pack
 */
public record Lot(
    @BsonId String id,
    String productId,
    String skuId,
    String cooperativeId,
    LocalDate harvestDate,
    String gradeCode,
    Money price,
    Instant createdAt) {}
