package org.tongtian.orders.presale;

import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderView;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseView;

/** What the buyer of a presale does after the deposit (promise C7). */
@RestController
class PresaleController {

  private final Balances balances;
  private final Offers offers;
  private final OrderService orders;
  private final IdempotentOperations operations;

  PresaleController(
      Balances balances, Offers offers, OrderService orders, IdempotentOperations operations) {
    this.balances = balances;
    this.offers = offers;
    this.orders = orders;
    this.operations = operations;
  }

  /**
   * An answer to an offer of other goods.
   *
   * @param lotId the lot that was offered, so that no other offer is answered by mistake
   */
  record Answer(String lotId) {}

  /**
   * Opens the payment of the balance and says where to pay it: a purchase of its own, the same
   * however often it is opened. 409 {@code presale.balance_not_due}, {@code presale.balance_over};
   * 503 {@code payment.channel_unreachable}.
   */
  @PostMapping("/api/orders/{id}/balance")
  ResponseEntity<PurchaseView> openBalance(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return operations.once(
        caller,
        key,
        "presale.balance:" + id,
        null,
        HttpStatus.OK,
        PurchaseView.class,
        operationId -> {
          Purchase balance = balances.open(own(caller, id));
          return PurchaseView.of(balance, orders.find(List.of(id)));
        });
  }

  /**
   * Takes goods of another grade that were offered since the harvest fell short. 409 {@code
   * presale.no_offer}, {@code presale.offer_answered}, {@code presale.offer_over}; refusals of the
   * catalogue and of settlement keep their codes, and nothing is answered then.
   */
  @PostMapping("/api/orders/{id}/presale-offer/acceptance")
  ResponseEntity<OrderView> take(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Answer answer) {
    return answered(
        caller,
        "presale.take:" + id,
        key,
        answer,
        operationId -> offers.take(own(caller, id), checked(answer), operationId));
  }

  /** Refuses them; the deposit goes back. Refusals as of taking them. */
  @PostMapping("/api/orders/{id}/presale-offer/refusal")
  ResponseEntity<OrderView> refuse(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Answer answer) {
    return answered(
        caller,
        "presale.refuse:" + id,
        key,
        answer,
        operationId -> offers.refuse(own(caller, id), checked(answer), operationId));
  }

  private ResponseEntity<OrderView> answered(
      Caller caller, String operation, String key, Answer answer, Function<String, Order> deed) {
    return operations.once(
        caller,
        key,
        operation,
        answer,
        HttpStatus.OK,
        OrderView.class,
        operationId -> OrderView.forBuyer(deed.apply(operationId)));
  }

  private Order own(Caller caller, String id) {
    return OrderAccess.asBuyer(caller, orders.require(id));
  }

  private static String checked(Answer answer) {
    if (!Ids.isId(answer.lotId())) {
      throw Refusal.invalid("presale.lot_missing", "lotId");
    }
    return answer.lotId();
  }
}
