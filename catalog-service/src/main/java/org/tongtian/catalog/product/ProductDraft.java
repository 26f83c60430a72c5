package org.tongtian.catalog.product;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * A whole product as the market's set-up states it: {@code PUT /internal/catalog/products/{id}}.
 *
 * @param legs legs of transport on the way to the buyer, 1 to 20; null for one
 */
record ProductDraft(
    NamedParty cooperative,
    Text name,
    Text description,
    String picture,
    Text origin,
    Text season,
    String contractId,
    Integer legs,
    List<SkuDraft> skus) {

  /**
   * A pack with its lots.
   *
   * @param unit code of the unit
   * @param gramsPerUnit as {@link NewProduct.NewSku} has it
   */
  record SkuDraft(String id, Text name, String unit, Integer gramsPerUnit, List<LotDraft> lots) {

    Sku sku() {
      Unit known = Unit.byCode(unit).orElseThrow();
      return new Sku(id, name, unit, Weights.grams(known, gramsPerUnit, "gramsPerUnit"));
    }
  }

  /** A lot with an id of the caller's; the rest as in {@link LotTerms}. */
  record LotDraft(
      String id,
      LocalDate harvestDate,
      String grade,
      Money price,
      Quantity stock,
      Instant opensAt,
      Instant closesAt,
      Quantity perBuyer,
      PresaleTerms presale) {

    static LotDraft of(String id, LotTerms terms) {
      return new LotDraft(
          id,
          terms.harvestDate(),
          terms.grade(),
          terms.price(),
          terms.stock(),
          terms.opensAt(),
          terms.closesAt(),
          terms.perBuyer(),
          terms.presale());
    }

    LotTerms terms() {
      return new LotTerms(harvestDate, grade, price, stock, opensAt, closesAt, perBuyer, presale);
    }
  }
}
