package org.tongtian.api.orders;

import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/**
 * What one refund reverses of one line, each part of it at most what is left of that part: {@code
 * paid = goods − cooperativeCoupon − platformCoupon + delivery} goes back to the consumer.
 *
 * @param lineId id of the line and of its sale
 * @param goods how much of the list price is taken back
 * @param cooperativeCoupon how much of it the co-operative's coupons had borne
 * @param platformCoupon how much of it the platform's coupons had borne
 * @param delivery how much of the line's delivery fee goes back
 * @param paid what the consumer gets for the line
 * @param restocked what goes back on sale, in the line's unit; zero where the goods are gone
 */
public record RefundedLine(
    String lineId,
    Money goods,
    Money cooperativeCoupon,
    Money platformCoupon,
    Money delivery,
    Money paid,
    Quantity restocked) {}
