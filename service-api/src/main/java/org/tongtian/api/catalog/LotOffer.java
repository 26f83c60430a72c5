package org.tongtian.api.catalog;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * A lot as a basket shows it: what it would cost now and whether it can be bought.
 *
 * @param picture name of a drawing of the web app
 * @param skuName name of the pack
 * @param unitPrice per unit
 * @param available what can be bought now
 * @param gramsPerUnit what a unit weighs in its packing, for the delivery fee
 * @param harvestDate when it was harvested; of a presale, the first day of the window
 * @param opensAt when buying begins; null where there is no such moment
 * @param closesAt when buying ends; null where it doesn't
 * @param perBuyer what one buyer may have of the lot in all; null for as much as there is
 * @param contractId the contract that settles it
 * @param presale the terms of a sale before the harvest; null for goods that are there
 */
public record LotOffer(
    String lotId,
    String productId,
    Text productName,
    String picture,
    String skuId,
    Text skuName,
    Grade grade,
    Unit unit,
    Money unitPrice,
    Quantity available,
    int gramsPerUnit,
    LocalDate harvestDate,
    Instant opensAt,
    Instant closesAt,
    Quantity perBuyer,
    NamedParty cooperative,
    String contractId,
    PresaleTerms presale) {}
