package org.tongtian.catalog.product;

import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * A product as the API shows it.
 *
 * @param legs legs of transport on the way to the buyer
 */
record ProductView(
    String id,
    Text name,
    Text description,
    String picture,
    Text origin,
    Text season,
    NamedParty cooperative,
    String contractId,
    int legs,
    List<SkuView> skus) {

  /** A pack with its lots, newest harvest first. */
  record SkuView(String id, Text name, Unit unit, List<LotView> lots) {}
}
