package org.tongtian.orders.cancellation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;

/**
 * Cancels purchases that were not paid in time. What is due is read from the store, so a restart
 * forgets none, and the guarded write lets one of several instances win.
 */
@Component
class ExpirySweeper {

  private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
  private static final int BATCH = 200;

  private final OrderService orders;
  private final CancellationService cancellation;

  ExpirySweeper(OrderService orders, CancellationService cancellation) {
    this.orders = orders;
    this.cancellation = cancellation;
  }

  @Scheduled(fixedDelayString = "${tongtian.orders.sweep-every}")
  void sweep() {
    Map<String, List<Order>> byPurchase =
        orders.unpaid(BATCH).stream().collect(Collectors.groupingBy(Order::purchaseId));
    byPurchase.forEach(
        (purchaseId, overdue) -> {
          try {
            cancellation.expire(purchaseId, overdue);
          } catch (Refusal movedOn) {
            LOG.info("Purchase {} was not cancelled: {}", purchaseId, movedOn.code());
          } catch (RuntimeException failure) {
            // The others must not wait for its sake; the next round comes back to it.
            LOG.error("Purchase {} could not be cancelled", purchaseId, failure);
          }
        });
  }
}
