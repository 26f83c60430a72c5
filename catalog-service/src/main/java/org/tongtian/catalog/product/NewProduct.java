package org.tongtian.catalog.product;

import java.util.Arrays;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.text.Text;

/**
 * A product that a co-operative lists: {@code POST /api/catalog/products}.
 *
 * @param legs legs of transport on the way to the buyer, 1 to 20; null for one
 */
record NewProduct(
    Text name,
    Text description,
    String picture,
    Text origin,
    Text season,
    String contractId,
    Integer legs,
    NewSku sku) {

  /**
   * Its first pack.
   *
   * @param unit code of the unit
   * @param gramsPerUnit what a unit weighs in its packing; null for a unit of weight without any
   */
  record NewSku(Text name, String unit, Integer gramsPerUnit, LotTerms lot) {}

  /** The whole product under ids that follow from the operation's, the same in each attempt. */
  ProductDraft under(String operationId, NamedParty cooperative) {
    ProductDraft.LotDraft lotDraft =
        ProductDraft.LotDraft.of(DerivedIds.of(operationId, 2), sku.lot());
    ProductDraft.SkuDraft skuDraft =
        new ProductDraft.SkuDraft(
            DerivedIds.of(operationId, 1),
            sku.name(),
            sku.unit(),
            sku.gramsPerUnit(),
            Arrays.asList(lotDraft));
    return new ProductDraft(
        cooperative,
        name,
        description,
        picture,
        origin,
        season,
        contractId,
        legs,
        Arrays.asList(skuDraft));
  }
}
