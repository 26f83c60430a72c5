package org.tongtian.orders.testing;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.HarvestReport;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.PresaleTerms;
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
 * @param presale null for goods that were there when it was listed
 * @param harvest null until it is recorded
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
    Quantity perBuyer,
    Grade grade,
    PresaleTerms presale,
    Harvest harvest) {

  /** What was harvested, and when; of a presale. */
  public record Harvest(LocalDate day, Quantity quantity) {}

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
        null,
        FIRST,
        null,
        null);
  }

  /** Another lot of the same product, of another grade and price. */
  public FakeLot another(String gradeCode, Money price) {
    return new FakeLot(
        Ids.next(),
        productId,
        skuId,
        contractId,
        cooperative,
        name,
        unit,
        price,
        grams,
        null,
        null,
        null,
        new Grade(gradeCode, new Text(gradeCode, gradeCode)),
        null,
        null);
  }

  /** The same lot sold before its harvest. */
  public FakeLot presold(PresaleTerms terms) {
    return copy(opensAt, closesAt, perBuyer, terms, null);
  }

  /** The same lot with so much harvested. */
  public FakeLot harvested(LocalDate day, Quantity quantity) {
    return copy(opensAt, closesAt, perBuyer, presale, new Harvest(day, quantity));
  }

  /** The same lot with a time for its sale; either may be null. */
  public FakeLot open(Instant from, Instant until) {
    return copy(from, until, perBuyer, presale, harvest);
  }

  /** The same lot with a limit for each buyer; null for none. */
  public FakeLot atMost(Quantity each) {
    return copy(opensAt, closesAt, each, presale, harvest);
  }

  private PresaleTerms presaleNow() {
    return harvest == null ? presale : null;
  }

  private LocalDate thereFrom() {
    if (harvest != null) {
      return harvest.day();
    }
    return presale == null ? HARVEST : presale.harvestFrom();
  }

  HarvestReport report(Quantity expected) {
    return new HarvestReport(
        lotId,
        presale,
        expected,
        harvest == null ? null : harvest.day(),
        harvest == null ? null : harvest.quantity(),
        harvest == null ? null : Instant.now(),
        Quantity.ZERO,
        Quantity.ZERO);
  }

  private FakeLot copy(
      Instant from, Instant until, Quantity each, PresaleTerms terms, Harvest recorded) {
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
        each,
        grade,
        terms,
        recorded);
  }

  ReservedStock reserved(String reservationId, Quantity quantity, int legs) {
    return new ReservedStock(
        reservationId,
        productId,
        name,
        "sweet-potato",
        skuId,
        lotId,
        grade,
        unit,
        quantity,
        unitPrice,
        unitPrice.times(quantity),
        cooperative,
        contractId,
        legs,
        grams,
        thereFrom(),
        presaleNow());
  }

  LotOffer offer(Quantity available) {
    return new LotOffer(
        lotId,
        productId,
        name,
        "sweet-potato",
        skuId,
        new Text("散装", "loose"),
        grade,
        unit,
        unitPrice,
        available,
        grams,
        thereFrom(),
        opensAt,
        closesAt,
        perBuyer,
        cooperative,
        contractId,
        presaleNow());
  }
}
