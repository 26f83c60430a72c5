package org.tongtian.orders.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How purchases are placed.
 *
 * @param soldOutFor for how long a lot that was sold out counts as sold out; zero for not at all
 */
@ConfigurationProperties("tongtian.checkout")
record CheckoutSettings(Duration soldOutFor) {}
