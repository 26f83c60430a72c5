package org.tongtian.orders.cancellation;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.PaymentState;
import org.tongtian.orders.payment.PaymentService;

/**
 * Ends unpaid orders. The channel is told first to take no more money; where it took some already,
 * the order is paid instead. Where the channel can't be reached the order ends all the same, the
 * poller closes the transaction later, and a payment in between is paid back.
 */
@Service
class CancellationService {

  private static final Logger LOG = LoggerFactory.getLogger(CancellationService.class);

  private final OrderService orders;
  private final PaymentService payments;
  private final PaymentProvider channel;

  CancellationService(OrderService orders, PaymentService payments, PaymentProvider channel) {
    this.orders = orders;
    this.payments = payments;
    this.channel = channel;
  }

  /**
   * Cancels the order; refuses with {@code order.cannot_cancel} where it is paid or over.
   *
   * @param operationId a cancellation that is run again knows itself by it
   */
  Order cancel(Order order, String operationId) {
    if (order.state() != OrderState.PENDING_PAYMENT) {
      return orders.cancel(order, operationId, order.payment().state());
    }
    return orders.cancel(order, operationId, closePayment(order));
  }

  private PaymentState closePayment(Order order) {
    try {
      Optional<Transaction> known = channel.close(order.id());
      if (known.isPresent() && known.get().state() == TransactionState.PAID) {
        payments.confirm(order.id(), known.get().transactionId(), known.get().amount());
        return PaymentState.OPEN;
      }
      // Closed, or unknown to the channel: either way nobody can pay it any more.
      return PaymentState.CLOSED;
    } catch (Refusal refusal) {
      LOG.warn("Transaction of order {} is closed later: {}", order.id(), refusal.code());
      return PaymentState.OPEN;
    }
  }
}
