package org.tongtian.orders.coupon;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coupons for setting a market up. */
@RestController
class InternalCouponController {

  private final CouponDesk desk;

  InternalCouponController(CouponDesk desk) {
    this.desk = desk;
  }

  /** A coupon with the party that issues and bears it. */
  record PartysCoupon(Issuer issuer, String issuerId, NewCoupon coupon) {}

  /** Issues a coupon for a party; one that is there under the id stays as it is. */
  @PutMapping("/internal/orders/coupons/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void putInPlace(@PathVariable String id, @RequestBody PartysCoupon of) {
    desk.putInPlace(id, of.issuer(), of.issuerId(), of.coupon());
  }
}
