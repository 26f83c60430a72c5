package org.tongtian.orders.checkout;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.coupon.CouponClaims.UsableCoupon;
import org.tongtian.orders.purchase.PurchaseView;
import tools.jackson.databind.json.JsonMapper;

/** Where buyers ask for prices and place purchases. */
@RestController
class CheckoutController {

  private static final int LONGEST_KEY = 64;

  private final CheckoutService checkout;
  private final QuoteService quotes;
  private final JsonMapper json;

  CheckoutController(CheckoutService checkout, QuoteService quotes, JsonMapper json) {
    this.checkout = checkout;
    this.quotes = quotes;
    this.json = json;
  }

  /**
   * Says what a purchase would cost, part by part, and what stands in its way; holds nothing.
   * Without an address the delivery fee is left out.
   */
  @PostMapping("/api/orders/quotes")
  QuoteView quote(Caller caller, @RequestBody PlacePurchase wish) {
    return quotes.quote(caller.require(Role.CONSUMER), wish);
  }

  /**
   * The caller's free coupons, the newest first: what each would take off these goods by itself, or
   * the code of what stands in its way; holds nothing.
   */
  @PostMapping("/api/orders/quotes/coupons")
  List<UsableCoupon> coupons(Caller caller, @RequestBody PlacePurchase wish) {
    return quotes.coupons(caller.require(Role.CONSUMER), wish);
  }

  /**
   * Places a purchase (promise O1): reserves the stock of all lots, binds the contract versions of
   * this moment, holds coupons, opens one payment, makes one order per co-operative. Refusals of
   * the catalogue and of settlement keep their codes; 409 {@code order.total_changed} where it
   * costs another sum than the buyer saw; 503 {@code order.stock_unreachable}, {@code
   * order.contract_unreachable}, {@code payment.channel_unreachable}: no order, no money.
   */
  @PostMapping("/api/orders/purchases")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<PurchaseView> place(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody PlacePurchase wish) {
    caller.require(Role.CONSUMER);
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusal.invalid("idempotency.key_invalid", "Idempotency-Key");
    }
    CheckoutService.Placed placed = checkout.place(caller, key, hash(wish), wish);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.created(URI.create("/api/orders/purchases/" + placed.purchase().id()));
    if (placed.found()) {
      answer.header(IdempotentOperations.REPLAYED, "true");
    }
    return answer.body(PurchaseView.of(placed.purchase(), placed.orders()));
  }

  private String hash(PlacePurchase wish) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(wish));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
