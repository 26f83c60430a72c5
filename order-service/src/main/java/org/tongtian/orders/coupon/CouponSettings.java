package org.tongtian.orders.coupon;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The clocks of coupons.
 *
 * @param heldFor a hold that no payment and no cancellation ended is ended then; longer than any
 *     purchase waits for its payment, so that it only ever ends what a crash left behind
 * @param claimWithin a claim that took its number and was not stored by then never will be
 */
@ConfigurationProperties("tongtian.coupons")
public record CouponSettings(Duration heldFor, Duration claimWithin) {}
