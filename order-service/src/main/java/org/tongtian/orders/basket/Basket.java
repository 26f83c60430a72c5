package org.tongtian.orders.basket;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Quantity;

/**
 * What a buyer has put aside; it holds no stock.
 *
 * @param id account of the buyer
 * @param goods newest last, each lot once
 */
public record Basket(@BsonId String id, List<Goods> goods) {

  /**
   * Some of a lot.
   *
   * @param quantity in the lot's unit
   * @param roomId the live room it was put in from, or null
   */
  public record Goods(String lotId, Quantity quantity, String roomId, Instant addedAt) {}
}
