package org.tongtian.orders.coupon;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;

/**
 * One coupon in one purchase, as the policies judge it.
 *
 * @param together all coupons of the purchase, this one included
 */
@Pure
record Use(Ticket ticket, List<Ticket> together, List<CouponLine> lines, Instant now) {

  /** The lines that the coupon is for, whatever their contracts say. */
  List<CouponLine> inScope() {
    return lines.stream().filter(this::isInScope).toList();
  }

  /** The lines it is for whose contract says who bears it: those that take part. */
  List<CouponLine> takingPart() {
    return inScope().stream().filter(this::hasTerms).toList();
  }

  /** List price of the lines that take part. */
  Money listPrice() {
    return takingPart().stream().map(CouponLine::goods).reduce(Money.cny(0), Money::plus);
  }

  private boolean isInScope(CouponLine line) {
    boolean isOwn = !ticket.isCooperatives() || line.cooperativeId().equals(ticket.issuerId());
    return isOwn
        && (ticket.terms().scope() != CouponScope.PRODUCTS
            || ticket.terms().productIds().contains(line.productId()));
  }

  private boolean hasTerms(CouponLine line) {
    return ticket.isCooperatives() ? line.cooperativeCoupons() : line.platformCoupons();
  }
}
