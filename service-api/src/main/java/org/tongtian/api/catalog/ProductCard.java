package org.tongtian.api.catalog;

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
 * @param available what can be bought now
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
    String skuId) {}
