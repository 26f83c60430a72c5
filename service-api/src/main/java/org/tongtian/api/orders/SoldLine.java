package org.tongtian.api.orders;

import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * One line of an order, which is one sale to settlement: its goods, what coupons took off them, and
 * its part of the delivery fee. {@code paid = goods − cooperativeCoupon − platformCoupon +
 * delivery}, none of them negative.
 *
 * @param lineId id of the line and of its sale
 * @param reservationId the stock it was reserved with at catalog-service; another one than the
 *     line's where the stock was taken again for a late payment
 * @param grade code of the lot's grade; null for goods without
 * @param unitPrice list price per unit
 * @param goods list price of the whole line, before coupons
 * @param cooperativeCoupon what the co-operative's coupons took off this line
 * @param platformCoupon what the platform's coupons took off this line
 * @param delivery this line's part of the delivery fee
 * @param paid what the consumer pays for the line
 * @param contractId the contract that settles it
 * @param contractVersion the version in force when the order was placed (promise S1)
 * @param contractHash SHA-256 of the version's canonical form, hex
 * @param legs legs of transport on the way to the buyer; null where it is not known
 * @param roomId the live room it was bought in, or null; the buyer's word
 * @param hostId the party that sold it live there and then, as live-service says; null where nobody
 *     did
 */
public record SoldLine(
    String lineId,
    String reservationId,
    String productId,
    Text productName,
    String lotId,
    Quantity quantity,
    Unit unit,
    String grade,
    Money unitPrice,
    Money goods,
    Money cooperativeCoupon,
    Money platformCoupon,
    Money delivery,
    Money paid,
    String contractId,
    int contractVersion,
    String contractHash,
    Integer legs,
    String roomId,
    String hostId) {}
