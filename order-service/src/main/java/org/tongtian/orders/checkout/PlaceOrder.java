package org.tongtian.orders.checkout;

import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.order.Address;

/**
 * The wish of a buyer, as sent; every part may be missing until {@link PlacingRules} accepted it.
 *
 * @param quantity in the unit of the lot
 * @param roomId the live room the buyer is in, null outside of one
 */
public record PlaceOrder(String lotId, Quantity quantity, String roomId, Address address) {}
