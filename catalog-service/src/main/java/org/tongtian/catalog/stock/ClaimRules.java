package org.tongtian.catalog.stock;

import java.time.Duration;
import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;

/** What a claim must look like before stock is asked. */
@Pure
public final class ClaimRules {

  /** No lot has more, so nobody can want more. */
  public static final Quantity MOST = Quantity.of(1_000_000);

  static final Duration LONGEST_HOLD = Duration.ofDays(7);

  private ClaimRules() {}

  /** Whether so much can be declared or wanted at all. */
  public static boolean isQuantity(Quantity quantity, Unit unit) {
    return quantity != null
        && quantity.isPositive()
        && quantity.compareTo(MOST) <= 0
        && unit.allows(quantity);
  }

  static void check(Claim claim, Instant now) {
    if (!isQuantity(claim.quantity(), claim.unit())) {
      throw Refusal.invalid("catalog.quantity_invalid", claim.field());
    }
    require(Ids.isId(claim.reservationId()), claim.field() + ".reservationId");
    require(isAccount(claim.buyerId()), "buyerId");
    require(isExpiry(claim.expiresAt(), now), "expiresAt");
  }

  private static boolean isAccount(String buyerId) {
    return buyerId != null && !buyerId.isBlank() && buyerId.length() <= 64;
  }

  private static boolean isExpiry(Instant expiresAt, Instant now) {
    return expiresAt != null
        && expiresAt.isAfter(now)
        && expiresAt.isBefore(now.plus(LONGEST_HOLD));
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw Refusal.invalid("catalog.reservation_invalid", field, field);
    }
  }
}
