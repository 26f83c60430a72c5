package org.tongtian.orders.coupon;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/** When a coupon can be used in a purchase: a list of small named policies. */
@Pure
final class UsePolicies {

  private static final List<Policy> POLICIES =
      Arrays.asList(
          UsePolicies::isAloneOfItsIssuer,
          UsePolicies::hasBegun,
          UsePolicies::hasNotExpired,
          UsePolicies::isForSomeOfTheGoods,
          UsePolicies::isInTheContracts,
          UsePolicies::reachesTheThreshold);

  private UsePolicies() {}

  /** One policy: empty where it has nothing against the use. */
  private interface Policy {
    Optional<Objection> judge(Use use);
  }

  /** The objection of the first policy that has one. */
  static Optional<Objection> objectionTo(Use use) {
    return POLICIES.stream().map(policy -> policy.judge(use)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Objection> isAloneOfItsIssuer(Use use) {
    long ofIssuer =
        use.together().stream().filter(other -> other.hasIssuerOf(use.ticket())).count();
    return unless(ofIssuer == 1, use, "coupon.not_together");
  }

  private static Optional<Objection> hasBegun(Use use) {
    boolean begun = use.ticket().held() || !use.now().isBefore(use.ticket().terms().validFrom());
    return unless(begun, use, "coupon.not_yet");
  }

  private static Optional<Objection> hasNotExpired(Use use) {
    boolean valid = use.ticket().held() || use.now().isBefore(use.ticket().terms().validUntil());
    return unless(valid, use, "coupon.expired");
  }

  private static Optional<Objection> isForSomeOfTheGoods(Use use) {
    return unless(!use.inScope().isEmpty(), use, "coupon.not_for_these_goods");
  }

  private static Optional<Objection> isInTheContracts(Use use) {
    return unless(!use.takingPart().isEmpty(), use, "coupon.not_in_contract");
  }

  private static Optional<Objection> reachesTheThreshold(Use use) {
    Money threshold = use.ticket().terms().threshold();
    Money goods = use.listPrice();
    return goods.compareTo(threshold) >= 0
        ? Optional.empty()
        : unless(false, use, "coupon.below_threshold", threshold, threshold.minus(goods));
  }

  private static Optional<Objection> unless(
      boolean fits, Use use, String code, Object... arguments) {
    return fits
        ? Optional.empty()
        : Optional.of(new Objection(use.ticket().id(), code, Arrays.asList(arguments)));
  }
}
