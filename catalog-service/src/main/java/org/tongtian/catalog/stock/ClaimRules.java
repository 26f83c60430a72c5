package org.tongtian.catalog.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Lots that one basket may have. */
  public static final int MOST_LOTS = 100;

  static final Duration LONGEST_HOLD = Duration.ofDays(7);

  private ClaimRules() {}

  /** Whether so much can be declared or wanted at all. */
  public static boolean isQuantity(Quantity quantity, Unit unit) {
    return quantity != null
        && quantity.isPositive()
        && quantity.compareTo(MOST) <= 0
        && unit.allows(quantity);
  }

  /** Refuses an empty basket, and a lot or an id that comes twice. */
  static void check(List<Claim> claims, Instant now) {
    require(!claims.isEmpty() && claims.size() <= MOST_LOTS, "goods");
    Set<String> ids = new HashSet<>();
    Set<String> lots = new HashSet<>();
    for (Claim claim : claims) {
      check(claim, now);
      require(ids.add(claim.reservationId()), claim.field() + ".reservationId");
      require(lots.add(claim.lotId()), claim.field() + ".lotId");
    }
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

  /** Refuses a window that ends before it begins, and a limit that no quantity is. */
  public static void check(SellingTerms terms, Unit unit, String path) {
    Instant opens = terms.opensAt();
    Instant closes = terms.closesAt();
    if (opens != null && closes != null && !closes.isAfter(opens)) {
      throw Refusal.invalid("catalog.window_invalid", path + "closesAt");
    }
    if (terms.perBuyer() != null && !isQuantity(terms.perBuyer(), unit)) {
      throw Refusal.invalid("catalog.limit_per_buyer_invalid", path + "perBuyer");
    }
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw Refusal.invalid("catalog.reservation_invalid", field, field);
    }
  }
}
