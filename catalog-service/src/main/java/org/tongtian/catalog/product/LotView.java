package org.tongtian.catalog.product;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.catalog.stock.Harvest;
import org.tongtian.catalog.stock.StockFigures;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;

/**
 * A lot as the API shows it.
 *
 * @param harvestDate when it was harvested; of a presale, the first day of the window
 * @param price per unit
 * @param gramsPerUnit what a unit weighs in its packing
 * @param available what can be bought now; for everybody at most a second old
 * @param opensAt when buying begins; null where there is no such moment
 * @param closesAt when buying ends; null where it doesn't
 * @param perBuyer what one buyer may have in all; null for as much as there is
 * @param presale the terms of a sale before the harvest; null for goods that are there
 * @param stock for its co-operative only, else null
 * @param harvest what became of a presale, for its co-operative only; null until it is recorded
 */
record LotView(
    String id,
    String productId,
    String skuId,
    LocalDate harvestDate,
    Grade grade,
    Money price,
    Unit unit,
    int gramsPerUnit,
    Quantity available,
    Instant opensAt,
    Instant closesAt,
    Quantity perBuyer,
    PresaleTerms presale,
    StockFigures stock,
    Harvest harvest) {}
