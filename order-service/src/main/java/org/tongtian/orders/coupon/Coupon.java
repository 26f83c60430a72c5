package org.tongtian.orders.coupon;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A coupon that buyers claim, the aggregate.
 *
 * @param id also the operation id that created it
 * @param issuerId the party that issued it and bears it
 * @param total how many there are
 * @param perBuyer how many of them one buyer may claim
 * @param budget what all of them together may take off; null for a co-operative's. Each claim sets
 *     aside the most that the coupon can take off, so that it is never overspent
 * @param left how many can still be claimed
 * @param budgetLeft fen of the budget that no claim has set aside; null without a budget
 * @param claiming ids of claims that have taken their number and are not stored yet
 */
@Pure
public record Coupon(
    @BsonId String id,
    Issuer issuer,
    String issuerId,
    CouponState state,
    CouponTerms terms,
    int total,
    int perBuyer,
    Money budget,
    int left,
    Long budgetLeft,
    List<String> claiming,
    Instant createdAt) {

  /** What is taken of the budget by one claim, in fen. */
  long setAside() {
    return budgetLeft == null ? 0 : terms.most().amount();
  }

  /** Whether one more can be claimed, as far as numbers go. */
  boolean hasLeft() {
    return left > 0 && (budgetLeft == null || budgetLeft >= setAside());
  }
}
