package org.tongtian.orders.order;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A name under which a co-operative sold a product; a product that was renamed has several.
 *
 * @param zh the name in Chinese
 * @param en the name in English
 */
public record SoldProduct(
    @BsonId String id, String cooperativeId, String productId, String zh, String en) {}
