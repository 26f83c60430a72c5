package org.tongtian.orders.coupon;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Where buyers find and claim coupons. */
@RestController
class CouponController {

  private final CouponShelf shelf;
  private final ClaimService claiming;
  private final IdempotentOperations operations;

  CouponController(CouponShelf shelf, ClaimService claiming, IdempotentOperations operations) {
    this.shelf = shelf;
    this.claiming = claiming;
    this.operations = operations;
  }

  /**
   * The coupons that can be claimed now; public.
   *
   * @param cooperative whose coupons beside the platform's; none where left out
   * @param product only those that can be used on this product
   */
  @GetMapping("/api/orders/coupons")
  List<CouponView> claimable(
      @RequestParam(required = false) String cooperative,
      @RequestParam(required = false) String product) {
    return shelf.claimable(cooperative, product);
  }

  /** The caller's own coupons, newest first. */
  @GetMapping("/api/orders/coupons/mine")
  CouponPage<MyCoupon> mine(
      Caller caller,
      @RequestParam(required = false) MyCouponState state,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    return shelf.mine(consumer(caller), state, after, limit);
  }

  /**
   * Claims a coupon (promise L3). 404 {@code coupon.unknown}; 409 {@code coupon.none_left}, {@code
   * coupon.limit_reached}, {@code coupon.stopped}, {@code coupon.expired}; {@code
   * coupon.claim_too_slow} asks for another try under another key.
   */
  @PostMapping("/api/orders/coupons/{id}/claims")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<MyCoupon> claim(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    String buyer = consumer(caller);
    return operations.create(
        caller,
        key,
        "coupon.claim:" + id,
        null,
        MyCoupon.class,
        mine -> "/api/orders/coupons/mine",
        claimId -> shelf.view(claiming.claim(claimId, buyer, id)));
  }

  private static String consumer(Caller caller) {
    return caller.require(Role.CONSUMER).accountId();
  }
}
