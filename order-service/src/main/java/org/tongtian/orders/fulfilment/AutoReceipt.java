package org.tongtian.orders.fulfilment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRevisions;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.ParcelRevisions;

/**
 * Receives orders whose buyers said nothing within the time for it. What is due is read from the
 * store, so a restart forgets none, and the guarded write lets one of several instances win.
 */
@Component
class AutoReceipt {

  private static final Logger LOG = LoggerFactory.getLogger(AutoReceipt.class);
  private static final int BATCH = 200;

  private final OrderService orders;
  private final ParcelRevisions parcels;
  private final OrderRevisions revisions;

  AutoReceipt(OrderService orders, ParcelRevisions parcels, OrderRevisions revisions) {
    this.orders = orders;
    this.parcels = parcels;
    this.revisions = revisions;
  }

  @Scheduled(fixedDelayString = "${tongtian.orders.receive-every}")
  void sweep() {
    for (Order order : orders.toReceive(BATCH)) {
      try {
        parcels.receiveByTime(order.id());
        revisions.completeIfSettled(order.id(), "received by time");
      } catch (Refusal movedOn) {
        LOG.info("Order {} was not received by itself: {}", order.id(), movedOn.code());
      } catch (RuntimeException failure) {
        // The others must not wait for its sake; the next round comes back to it.
        LOG.error("Order {} could not be received by itself", order.id(), failure);
      }
    }
  }
}
