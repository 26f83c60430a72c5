package org.tongtian.orders.coupon;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;

/** Where co-operatives and the platform issue coupons. */
@RestController
class CouponDeskController {

  private final CouponDesk desk;
  private final IdempotentOperations operations;

  CouponDeskController(CouponDesk desk, IdempotentOperations operations) {
    this.desk = desk;
    this.operations = operations;
  }

  /** The coupons of the caller's party with their numbers, newest first. */
  @GetMapping("/api/orders/coupons/issued")
  CouponPage<IssuedCoupon> issued(
      Caller caller,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    return desk.issued(caller, after, limit);
  }

  /**
   * Issues a coupon, as a draft or at once; a co-operative's is borne by itself, the platform's by
   * the platform, as the contracts say. 400 {@code coupon.title_invalid}, {@code
   * coupon.kind_missing}, {@code coupon.off_invalid}, {@code coupon.percent_invalid}, {@code
   * coupon.cap_invalid}, {@code coupon.threshold_invalid}, {@code coupon.threshold_below_off},
   * {@code coupon.scope_invalid}, {@code coupon.products_invalid}, {@code coupon.period_invalid},
   * {@code coupon.total_invalid}, {@code coupon.per_buyer_invalid}, {@code coupon.budget_invalid}.
   */
  @PostMapping("/api/orders/coupons")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IssuedCoupon> create(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody NewCoupon wish) {
    return operations.create(
        caller,
        key,
        "coupon.create",
        wish,
        IssuedCoupon.class,
        issued -> "/api/orders/coupons/" + issued.coupon().id(),
        id -> desk.create(id, caller, wish));
  }

  /** Lets buyers claim a draft. 404 {@code coupon.unknown}; 409 {@code coupon.stopped}. */
  @PostMapping("/api/orders/coupons/{id}/start")
  ResponseEntity<IssuedCoupon> start(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return operations.once(
        caller,
        key,
        "coupon.start:" + id,
        null,
        HttpStatus.OK,
        IssuedCoupon.class,
        operation -> desk.start(caller, id));
  }

  /** Ends the claiming; what was claimed stays good. 404 {@code coupon.unknown}. */
  @PostMapping("/api/orders/coupons/{id}/stop")
  ResponseEntity<IssuedCoupon> stop(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return operations.once(
        caller,
        key,
        "coupon.stop:" + id,
        null,
        HttpStatus.OK,
        IssuedCoupon.class,
        operation -> desk.stop(caller, id));
  }
}
