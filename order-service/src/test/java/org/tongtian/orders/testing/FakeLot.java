package org.tongtian.orders.testing;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * A lot of the {@link FakeCatalog}.
 *
 * @param grams what a unit weighs in its packing
 * @param opensAt null for open
 * @param closesAt null for never
 * @param perBuyer null for as much as there is
 */
public record FakeLot(
    String lotId,
    String productId,
    String skuId,
    String contractId,
    NamedParty cooperative,
    Text name,
    Unit unit,
    Money unitPrice,
    int grams,
    Instant opensAt,
    Instant closesAt,
    Quantity perBuyer) {

  private static final LocalDate HARVEST = LocalDate.of(2026, 10, 20);
  private static final Grade FIRST = new Grade("FIRST", new Text("一级", "First grade"));

  /** A lot that is on sale, of a product and under a contract of its own. */
  public static FakeLot of(NamedParty coop, String name, Unit unit, Money price, int grams) {
    return new FakeLot(
        Ids.next(),
        Ids.next(),
        Ids.next(),
        Ids.next(),
        coop,
        new Text(name, name),
        unit,
        price,
        grams,
        null,
        null,
        null);
  }

  /** The same lot with a time for its sale; either may be null. */
  public FakeLot open(Instant from, Instant until) {
    return copy(from, until, perBuyer);
  }

  /** The same lot with a limit for each buyer; null for none. */
  public FakeLot atMost(Quantity each) {
    return copy(opensAt, closesAt, each);
  }

  private FakeLot copy(Instant from, Instant until, Quantity each) {
    return new FakeLot(
        lotId,
        productId,
        skuId,
        contractId,
        cooperative,
        name,
        unit,
        unitPrice,
        grams,
        from,
        until,
        each);
  }

  ReservedStock reserved(String reservationId, Quantity quantity, int legs) {
    return new ReservedStock(
        reservationId,
        productId,
        name,
        "sweet-potato",
        skuId,
        lotId,
        FIRST,
        unit,
        quantity,
        unitPrice,
        unitPrice.times(quantity),
        cooperative,
        contractId,
        legs,
        grams,
        HARVEST,
        null);
  }

  LotOffer offer(Quantity available) {
    return new LotOffer(
        lotId,
        productId,
        name,
        "sweet-potato",
        skuId,
        new Text("散装", "loose"),
        FIRST,
        unit,
        unitPrice,
        available,
        grams,
        HARVEST,
        opensAt,
        closesAt,
        perBuyer,
        cooperative,
        contractId,
        null);
  }
}
