package org.tongtian.orders.order;

import org.tongtian.api.catalog.Grade;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * What is bought, at the price of the moment it was reserved.
 *
 * @param picture name of a drawing of the web app
 * @param unitPrice per unit
 * @param amount unit price times quantity
 * @param legs legs of transport on the way to the buyer; null in orders of before it was known
 */
public record OrderLine(
    String productId,
    Text productName,
    String picture,
    String lotId,
    Grade grade,
    Unit unit,
    Quantity quantity,
    Money unitPrice,
    Money amount,
    Integer legs) {}
