package org.tongtian.orders.cancellation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;

/**
 * Cancels orders that were not paid in time. What is due is read from the store, so a restart
 * forgets none, and the guarded write lets one of several instances win.
 */
@Component
class ExpirySweeper {

  private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
  private static final String OPERATION = "expired";
  private static final int BATCH = 200;

  private final OrderService orders;
  private final CancellationService cancellation;

  ExpirySweeper(OrderService orders, CancellationService cancellation) {
    this.orders = orders;
    this.cancellation = cancellation;
  }

  @Scheduled(fixedDelayString = "${tongtian.orders.sweep-every}")
  void sweep() {
    for (Order order : orders.unpaid(BATCH)) {
      try {
        cancellation.cancel(order, OPERATION);
      } catch (Refusal movedOn) {
        LOG.info("Order {} was not cancelled: {}", order.id(), movedOn.code());
      }
    }
  }
}
