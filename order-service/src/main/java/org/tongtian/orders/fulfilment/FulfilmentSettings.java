package org.tongtian.orders.fulfilment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The co-operative's times.
 *
 * @param shipWithin business days (Asia/Shanghai) after an order was placed, or its goods were
 *     harvested, by which all of it should be sent
 * @param correctNumberWithin how long after a parcel was sent its tracking number may be corrected
 */
@ConfigurationProperties("tongtian.fulfilment")
public record FulfilmentSettings(int shipWithin, Duration correctNumberWithin) {}
