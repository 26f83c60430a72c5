package org.tongtian.catalog.product;

import java.time.LocalDate;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/**
 * A new lot as a co-operative states it.
 *
 * @param grade code of the grade
 * @param price per unit
 * @param stock what is put on sale
 */
record LotTerms(LocalDate harvestDate, String grade, Money price, Quantity stock) {}
