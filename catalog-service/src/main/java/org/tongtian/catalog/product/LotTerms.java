package org.tongtian.catalog.product;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.catalog.stock.SellingTerms;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/**
 * A new lot as a co-operative states it.
 *
 * @param harvestDate of goods that are there; null for a presale, whose terms say it
 * @param grade code of the grade
 * @param price per unit
 * @param stock what is put on sale; of a presale, what the co-operative expects
 * @param opensAt when buying begins; null for at once
 * @param closesAt when buying ends; null for when nothing is left
 * @param perBuyer what one buyer may have in all; null for as much as there is
 * @param presale terms of a sale before the harvest (promise C7); null for goods that are there
 */
record LotTerms(
    LocalDate harvestDate,
    String grade,
    Money price,
    Quantity stock,
    Instant opensAt,
    Instant closesAt,
    Quantity perBuyer,
    PresaleTerms presale) {

  SellingTerms selling() {
    return new SellingTerms(opensAt, closesAt, perBuyer);
  }

  /** When it is there for the buyers, at the earliest. */
  LocalDate thereFrom() {
    return presale == null ? harvestDate : presale.harvestFrom();
  }
}
