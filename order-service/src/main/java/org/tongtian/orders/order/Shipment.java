package org.tongtian.orders.order;

import java.time.Instant;
import org.tongtian.orders.carrier.Carrier;

/** The parcel of an order. */
public record Shipment(Carrier carrier, String trackingNumber, Instant shippedAt) {}
