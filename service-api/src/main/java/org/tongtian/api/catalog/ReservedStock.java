package org.tongtian.api.catalog;

import java.time.LocalDate;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * What was reserved, at the price of this moment.
 *
 * @param unitPrice per unit
 * @param amount unit price times quantity
 * @param contractId the contract that settles it
 * @param legs legs of transport on the way to the buyer, from 1
 * @param gramsPerUnit what a unit weighs in its packing, for the delivery fee
 * @param harvestDate when it was harvested; of a presale, the first day of the window
 * @param presale the terms of a sale before the harvest; null for goods that are there
 */
public record ReservedStock(
    String reservationId,
    String productId,
    Text productName,
    String picture,
    String skuId,
    String lotId,
    Grade grade,
    Unit unit,
    Quantity quantity,
    Money unitPrice,
    Money amount,
    NamedParty cooperative,
    String contractId,
    Integer legs,
    int gramsPerUnit,
    LocalDate harvestDate,
    PresaleTerms presale) {}
