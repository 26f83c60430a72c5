package org.tongtian.api.orders;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * The deposit of a presale (promise C7) was paid: the stock of the order's lines is sold and does
 * not expire any more. Also told where the buyer took goods of another lot instead. The money is no
 * sale yet; {@link OrderPaid} tells of that when the balance is paid.
 *
 * @param deposit a prepayment, part of what the order costs
 */
public record OrderDeposited(OrderSummary order, Money deposit, Instant depositedAt) {}
