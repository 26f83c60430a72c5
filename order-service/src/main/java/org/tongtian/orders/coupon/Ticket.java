package org.tongtian.orders.coupon;

import org.tongtian.kit.Pure;

/**
 * A claimed coupon that a purchase is to use.
 *
 * @param id of the claim
 * @param held whether this very purchase has it already, so that time cannot take it away again
 */
@Pure
record Ticket(String id, Issuer issuer, String issuerId, CouponTerms terms, boolean held) {

  static Ticket of(Claim claim, Coupon coupon, String purchaseId) {
    return new Ticket(
        claim.id(), coupon.issuer(), coupon.issuerId(), coupon.terms(), claim.isOf(purchaseId));
  }

  boolean isCooperatives() {
    return issuer == Issuer.COOPERATIVE;
  }

  /** Whether the two have the same issuer; all of the platform count as one. */
  boolean hasIssuerOf(Ticket other) {
    return issuer == other.issuer && (!isCooperatives() || issuerId.equals(other.issuerId));
  }
}
