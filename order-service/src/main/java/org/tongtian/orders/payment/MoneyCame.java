package org.tongtian.orders.payment;

import java.time.Instant;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.Purchase;

/**
 * Money that the channel says it took.
 *
 * @param purchase what it was for
 * @param at when, by the channel's clock
 */
record MoneyCame(Purchase purchase, Payment payment, Instant at) {}
