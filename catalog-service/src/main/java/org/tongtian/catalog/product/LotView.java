package org.tongtian.catalog.product;

import java.time.LocalDate;
import org.tongtian.api.catalog.Grade;
import org.tongtian.catalog.stock.StockFigures;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;

/**
 * A lot as the API shows it.
 *
 * @param price per unit
 * @param available what can be bought now
 * @param stock for its co-operative only, else null
 */
record LotView(
    String id,
    String productId,
    String skuId,
    LocalDate harvestDate,
    Grade grade,
    Money price,
    Unit unit,
    Quantity available,
    StockFigures stock) {}
