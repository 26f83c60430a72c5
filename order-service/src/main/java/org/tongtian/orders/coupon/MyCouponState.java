package org.tongtian.orders.coupon;

import java.time.Instant;
import org.bson.Document;

/** Where a buyer's coupon stands, as the buyer sees it. */
public enum MyCouponState {
  /** Can be used, or will be once its time begins. */
  FREE,
  /** A purchase that waits for its payment has it. */
  HELD,
  USED,
  /** Was not used in time. */
  EXPIRED;

  static MyCouponState of(Claim claim, Instant now) {
    return switch (claim.state()) {
      case USED -> USED;
      case HELD -> HELD;
      case FREE -> now.isBefore(claim.validUntil()) ? FREE : EXPIRED;
      case VOID -> throw new IllegalArgumentException("nobody has a void claim");
    };
  }

  /** What claims in this state have in the store. */
  Document filter(Instant now) {
    return switch (this) {
      case USED -> new Document("state", ClaimState.USED.name());
      case HELD -> new Document("state", ClaimState.HELD.name());
      case FREE -> free(new Document("$gt", now));
      case EXPIRED -> free(new Document("$lte", now));
    };
  }

  private static Document free(Document until) {
    return new Document("state", ClaimState.FREE.name()).append("validUntil", until);
  }
}
