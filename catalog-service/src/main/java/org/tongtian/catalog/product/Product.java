package org.tongtian.catalog.product;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.text.Text;

/**
 * A product of a co-operative, with its packs; the lots are documents of their own.
 *
 * @param picture name of a drawing of the web app
 * @param contractId the contract that settles its sales
 * @param legs legs of transport on the way to the buyer, e.g. 2 by bus to the county and on by
 *     post; null in products of before it was asked
 */
public record Product(
    @BsonId String id,
    NamedParty cooperative,
    Text name,
    Text description,
    String picture,
    Text origin,
    Text season,
    String contractId,
    List<Sku> skus,
    Instant createdAt,
    Integer legs) {

  /** Legs of transport where nothing else was said. */
  static final int ONE_LEG = 1;

  int legsOrOne() {
    return legs == null ? ONE_LEG : legs;
  }

  Sku sku(String skuId) {
    return skus.stream().filter(sku -> sku.id().equals(skuId)).findFirst().orElseThrow();
  }
}
