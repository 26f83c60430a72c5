package org.tongtian.orders.payment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;

/** Where buyer and co-operative see what money went back. */
@RestController
class RefundController {

  private final RefundService refunds;
  private final OrderService orders;

  RefundController(RefundService refunds, OrderService orders) {
    this.refunds = refunds;
    this.orders = orders;
  }

  /**
   * Money on its way back, or back.
   *
   * @param endedAt when the buyer had it, null before
   */
  record RefundView(
      String id,
      Money amount,
      RefundReason reason,
      RefundStage stage,
      Instant requestedAt,
      Instant endedAt) {}

  /** The refunds of an order, oldest first; 404 {@code order.unknown} for others. */
  @GetMapping("/api/orders/{id}/refunds")
  List<RefundView> ofOrder(Caller caller, @PathVariable String id) {
    OrderAccess.view(caller, orders.require(id));
    return refunds.ofOrder(id).stream()
        .filter(refund -> refund.stage() != RefundStage.DROPPED)
        .sorted(Comparator.comparing(Refund::requestedAt))
        .map(
            refund ->
                new RefundView(
                    refund.id(),
                    refund.amount(),
                    refund.reason(),
                    refund.stage(),
                    refund.requestedAt(),
                    refund.endedAt()))
        .toList();
  }
}
