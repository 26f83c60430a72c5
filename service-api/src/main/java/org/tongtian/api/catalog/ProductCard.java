package org.tongtian.api.catalog;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * A product as lists show it, with its lot on sale.
 *
 * @param picture name of a drawing of the web app
 * @param price per unit
 * @param available what can be bought now; at most a second old
 * @param harvestDate when it was harvested; of a presale, the first day of the window
 * @param opensAt when buying begins; null where there is no such moment
 * @param closesAt when buying ends; null where it doesn't
 * @param perBuyer what one buyer may have of the lot in all; null for as much as there is
 * @param presale the terms of a sale before the harvest; null for goods that are there
 */
public record ProductCard(
    String id,
    Text name,
    String picture,
    Text origin,
    NamedParty cooperative,
    Unit unit,
    Grade grade,
    Money price,
    Quantity available,
    LocalDate harvestDate,
    String contractId,
    String lotId,
    String skuId,
    Instant opensAt,
    Instant closesAt,
    Quantity perBuyer,
    PresaleTerms presale) {}
