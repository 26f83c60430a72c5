package org.tongtian.orders.cancellation;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.purchase.PaymentState;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;
import org.tongtian.orders.purchase.PurchaseView;
import org.tongtian.orders.purchase.PurchaseWatch;

/** A buyer's purchases. */
@RestController
class PurchaseController {

  /** Less than the gateway waits for a service. */
  private static final int LONGEST_WAIT = 8;

  private final PurchaseService purchases;
  private final PurchaseWatch watch;
  private final OrderService orders;
  private final PaymentRenewal renewal;
  private final IdempotentOperations operations;

  PurchaseController(
      PurchaseService purchases,
      PurchaseWatch watch,
      OrderService orders,
      PaymentRenewal renewal,
      IdempotentOperations operations) {
    this.purchases = purchases;
    this.watch = watch;
    this.orders = orders;
    this.renewal = renewal;
    this.operations = operations;
  }

  /**
   * A purchase with its orders, for its buyer; 404 {@code purchase.unknown} for others.
   *
   * @param wait seconds, 0 to 8, to wait for an answer while it is to be paid: one request instead
   *     of many on a bad network
   */
  @GetMapping("/api/orders/purchases/{id}")
  PurchaseView purchase(
      Caller caller, @PathVariable String id, @RequestParam(defaultValue = "0") int wait) {
    if (wait < 0 || wait > LONGEST_WAIT) {
      throw Refusal.invalid("request.field_invalid", "wait", "wait");
    }
    return watch.await(
        id,
        Duration.ofSeconds(wait),
        () -> view(own(caller, id)),
        seen -> seen.state() != PurchaseView.State.PENDING_PAYMENT);
  }

  /**
   * Opens a payment for what still waits, where the one before was closed because an order was
   * taken out of it. 409 {@code purchase.nothing_to_pay}, 503 {@code payment.channel_unreachable}.
   */
  @PostMapping("/api/orders/purchases/{id}/payment")
  ResponseEntity<PurchaseView> renew(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return operations.once(
        caller,
        key,
        "purchase.payment:" + id,
        null,
        HttpStatus.OK,
        PurchaseView.class,
        operationId -> view(renewal.renew(unpaid(own(caller, id)))));
  }

  private static Purchase unpaid(Purchase purchase) {
    if (purchase.payment().state() == PaymentState.PAID) {
      throw Refusal.conflict("purchase.nothing_to_pay");
    }
    return purchase;
  }

  private Purchase own(Caller caller, String id) {
    Purchase purchase = purchases.require(id);
    if (!purchase.buyerId().equals(caller.accountId())) {
      throw Refusal.notFound("purchase.unknown");
    }
    return purchase;
  }

  private PurchaseView view(Purchase purchase) {
    return PurchaseView.of(purchase, orders.find(purchase.orderIds()));
  }
}
