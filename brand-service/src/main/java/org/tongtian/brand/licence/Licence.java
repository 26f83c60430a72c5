package org.tongtian.brand.licence;

import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.NamedParty;
import org.tongtian.brand.validity.Validity;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;

/**
 * Leave to carry the regional brand on some products.
 *
 * @param subBrandId the sub-brand it is carried beside, or null
 * @param holder who was given leave
 * @param number as printed on the licence, unique
 * @param productIds the products it covers
 * @param quota the most that may be sold under it, in the unit of the products, null without limit
 * @param validTo last day, included
 */
public record Licence(
    @BsonId String id,
    String brandId,
    String subBrandId,
    NamedParty holder,
    String number,
    Text scope,
    List<String> productIds,
    Quantity quota,
    LocalDate validFrom,
    LocalDate validTo) {

  /** The days on which it holds. */
  public Validity validity() {
    return new Validity(validFrom, validTo);
  }
}
