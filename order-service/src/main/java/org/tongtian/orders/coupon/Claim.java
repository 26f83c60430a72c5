package org.tongtian.orders.coupon;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A coupon that a buyer has, the aggregate.
 *
 * @param id also the operation id that claimed it
 * @param slot coupon, buyer and the place among the buyer's claims of it; unique, so that nobody
 *     claims beyond the limit
 * @param validUntil as the coupon says; null for VOID
 * @param purchaseId the purchase that holds or used it, or held it last; null for none yet
 * @param heldUntil a hold that nobody ended by then is ended; null unless it was held
 * @param given what it took off in that purchase; null for none yet
 */
@Pure
public record Claim(
    @BsonId String id,
    String couponId,
    String buyerId,
    String slot,
    ClaimState state,
    Instant validUntil,
    String purchaseId,
    Instant heldUntil,
    Money given,
    Instant claimedAt,
    Instant usedAt) {

  /** The buyer's claim of the coupon at that place, from 0. */
  static Claim free(String id, Coupon coupon, String buyerId, int place, Instant now) {
    return new Claim(
        id,
        coupon.id(),
        buyerId,
        coupon.id() + ":" + buyerId + ":" + place,
        ClaimState.FREE,
        coupon.terms().validUntil(),
        null,
        null,
        null,
        now,
        null);
  }

  /** What bars a slow attempt from being stored after its number went back. */
  static Claim barred(String id, String couponId, Instant now) {
    return new Claim(
        id, couponId, null, "void:" + id, ClaimState.VOID, null, null, null, null, now, null);
  }

  /** Whether that purchase has it already. */
  boolean isOf(String purchase) {
    return purchase != null && purchase.equals(purchaseId) && state != ClaimState.FREE;
  }
}
