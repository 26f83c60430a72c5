package org.tongtian.orders.fulfilment;

import java.util.List;
import org.tongtian.orders.order.Parcel;

/**
 * What the co-operative says of a parcel, as sent; any part may be missing.
 *
 * @param contents what is in it; null for all that is still to be sent
 */
record ShipOrder(String carrier, String trackingNumber, List<Parcel.Content> contents) {}
