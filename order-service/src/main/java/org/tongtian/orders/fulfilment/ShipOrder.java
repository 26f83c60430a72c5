package org.tongtian.orders.fulfilment;

/** What the co-operative says of the parcel, as sent; both may be missing. */
record ShipOrder(String carrier, String trackingNumber) {}
