package org.tongtian.catalog.stock;

import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/**
 * What is on sale of a lot and how: the truth, together with the lot's reservations. It is not
 * written when something is sold. Whatever changes here begins a new count, so that a claim which
 * finds its own epoch has the stock, the price and the terms of one and the same moment.
 *
 * @param id the lot
 * @param unit code of what it is counted in
 * @param declared what the co-operative put on sale; of a presale, what it expects until the
 *     harvest is recorded, and then what was harvested
 * @param epoch number of the lot's latest count in Redis; rises with each recount
 * @param price per unit
 * @param presale terms of a sale before the harvest; null where the goods were there
 * @param harvest what became of a presale; null until it is recorded
 */
public record LotStock(
    @BsonId String id,
    String productId,
    String unit,
    Quantity declared,
    long epoch,
    Money price,
    SellingTerms terms,
    PresaleTerms presale,
    Harvest harvest) {

  /** A lot as it is put on sale. */
  public static LotStock listed(
      String id,
      String productId,
      String unit,
      Quantity declared,
      Money price,
      SellingTerms terms,
      PresaleTerms presale) {
    return new LotStock(id, productId, unit, declared, 0, price, terms, presale, null);
  }

  /** The terms that buyers get now: none once the harvest is in. */
  public PresaleTerms presaleNow() {
    return harvest == null ? presale : null;
  }
}
