package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;

/**
 * What a sale has beside the list price of its goods, fen, none below zero. The consumer pays
 * {@code list price − coupons + delivery}.
 *
 * @param cooperativeCoupon what the co-operative's coupons took off
 * @param platformCoupon what the platform's coupons took off
 * @param delivery the delivery fee
 */
@Pure
public record BesidePrice(long cooperativeCoupon, long platformCoupon, long delivery) {

  /** No coupon and no delivery fee. */
  public static final BesidePrice NOTHING = new BesidePrice(0, 0, 0);

  /** The parts; the same instance for nothing, which most sales have. */
  public static BesidePrice of(long cooperativeCoupon, long platformCoupon, long delivery) {
    return (cooperativeCoupon | platformCoupon | delivery) == 0
        ? NOTHING
        : new BesidePrice(cooperativeCoupon, platformCoupon, delivery);
  }

  /** Whether there is neither coupon nor delivery fee. */
  public boolean isNothing() {
    return cooperativeCoupon == 0 && platformCoupon == 0 && delivery == 0;
  }

  /** Whether a part of it is below zero. */
  public boolean isBelowZero() {
    return cooperativeCoupon < 0 || platformCoupon < 0 || delivery < 0;
  }

  /** What all coupons took off. */
  public long coupons() {
    return Math.addExact(cooperativeCoupon, platformCoupon);
  }

  /** What the consumer pays where the goods cost so much. */
  public long paid(long goods) {
    return Math.addExact(Math.subtractExact(goods, coupons()), delivery);
  }

  /** Part by part with the other. */
  public BesidePrice plus(BesidePrice other) {
    return of(
        Math.addExact(cooperativeCoupon, other.cooperativeCoupon),
        Math.addExact(platformCoupon, other.platformCoupon),
        Math.addExact(delivery, other.delivery));
  }

  /** Part by part without the other. */
  public BesidePrice minus(BesidePrice other) {
    return of(
        Math.subtractExact(cooperativeCoupon, other.cooperativeCoupon),
        Math.subtractExact(platformCoupon, other.platformCoupon),
        Math.subtractExact(delivery, other.delivery));
  }

  /** One of its parts. */
  public long of(SalePart part) {
    return switch (part) {
      case COOPERATIVE_COUPON -> cooperativeCoupon;
      case PLATFORM_COUPON -> platformCoupon;
      case DELIVERY -> delivery;
    };
  }

  /** That part of it alone taken out. */
  public BesidePrice without(SalePart part) {
    return minus(only(part, of(part)));
  }

  /** That much of one part and nothing of the others. */
  public static BesidePrice only(SalePart part, long fen) {
    return switch (part) {
      case COOPERATIVE_COUPON -> of(fen, 0, 0);
      case PLATFORM_COUPON -> of(0, fen, 0);
      case DELIVERY -> of(0, 0, fen);
    };
  }
}
