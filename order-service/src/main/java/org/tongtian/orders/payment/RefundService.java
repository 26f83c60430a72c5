package org.tongtian.orders.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelRefund;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderRevisions;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.purchase.Payment;

/**
 * Gives money back, as a saga of three steps that each can be repeated:
 *
 * <pre>
 * 1 write the refund down        PREPARED    undone by: DROPPED, where step 2 is refused
 * 2 take it out of the order     REQUESTED   settlement and stock hear of it with the same write
 * 3 ask the channel until it is  SUCCEEDED   never undone; a channel that can't pay makes it ABNORMAL
 * </pre>
 *
 * What a presale's two payments paid goes back by both, where it is more than the balance: step 2
 * then also writes the deposit's part down, as a refund of its own that begins with step 3.
 *
 * <p>A sweep takes up what a crash left in between. Money that never entered an order (it came too
 * late) begins with step 3. The channel pays a refund id back once.
 */
@Service
public class RefundService {

  private static final Logger LOG = LoggerFactory.getLogger(RefundService.class);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(20);
  private static final int BATCH = 50;

  private final RefundRepository refunds;
  private final OrderRevisions revisions;
  private final PaymentsOfOrders payments;
  private final PaymentProvider channel;
  private final OrderSettings settings;
  private final Clock clock;

  RefundService(
      RefundRepository refunds,
      OrderRevisions revisions,
      PaymentsOfOrders payments,
      PaymentProvider channel,
      OrderSettings settings,
      Clock clock) {
    this.refunds = refunds;
    this.revisions = revisions;
    this.payments = payments;
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Refunds a part of a paid order, or all of it; the same refund again changes nothing. Refusals:
   * 409 {@code refund.not_paid}, {@code refund.more_than_left}; 400 {@code refund.lines_invalid}.
   *
   * @param parts what it takes out of the order; its id is the refund's
   * @param caseId the after-sales case that decided it, or null
   * @return the order without it
   */
  public Order refund(Order order, OrderRefund parts, RefundReason reason, String caseId) {
    parts.requireSound();
    Payment payment = payments.ofPaid(order);
    Refund refund =
        new Refund(
            parts.refundId(),
            payment.id(),
            payment.transactionId(),
            order.id(),
            parts.paid(),
            reason,
            parts,
            null,
            caseId,
            RefundStage.PREPARED,
            now(),
            now().plus(ASK_AGAIN),
            null);
    Refund stored = refunds.insert(refund);
    if (stored.stage() == RefundStage.DROPPED) {
      throw Refusal.conflict("refund.more_than_left", order.total().minus(order.refunded()));
    }
    return takeOut(stored);
  }

  /** Step 2: what the order refuses goes no further. */
  private Order takeOut(Refund refund) {
    try {
      Order without =
          revisions.refund(refund.orderId(), refund.parts(), settings.receivedBy(now()));
      split(without, refund);
      boolean pays = refund.parts().paid().amount() > 0;
      RefundStage next = pays ? RefundStage.REQUESTED : RefundStage.SUCCEEDED;
      refunds.move(refund.id(), RefundStage.PREPARED, next, now());
      return without;
    } catch (Refusal refusal) {
      refunds.move(refund.id(), RefundStage.PREPARED, RefundStage.DROPPED, now());
      throw refusal;
    }
  }

  /**
   * A presale was paid in two parts: its money goes back out of the balance first. How much of it,
   * follows from what the order was refunded before, so doing it again comes to the same.
   */
  private void split(Order order, Refund refund) {
    if (order.presale() == null) {
      return;
    }
    List<String> before = order.refundIds().subList(0, order.refundIds().indexOf(refund.id()));
    Money already =
        refunds.find(before).stream()
            .map(each -> each.parts().paid())
            .reduce(Money.cny(0), Money::plus);
    Money all = refund.parts().paid();
    Money ofBalance = TwoPayments.ofBalance(order.balance(), already, all);
    Money ofDeposit = all.minus(ofBalance);
    Payment deposit = payments.ofDeposit(order);
    if (ofBalance.amount() == 0) {
      refunds.assign(refund.id(), deposit, all);
    } else if (ofDeposit.amount() > 0) {
      String restId = Ids.derived(refund.id(), "deposit");
      refunds.insert(requested(restId, deposit, order, refund.reason(), ofDeposit, refund.id()));
      refunds.assign(refund.id(), payments.ofPaid(order), ofBalance);
    }
  }

  /**
   * Has the deposit of a presale paid back that ended before its balance was paid, once however
   * often it is asked for.
   */
  public void returnDeposit(Order order) {
    Payment deposit = payments.ofDeposit(order);
    RefundReason reason =
        switch (order.reason()) {
          case SHORTFALL, OFFER_GONE -> RefundReason.SHORTFALL;
          default -> RefundReason.DEPOSIT_RETURNED;
        };
    payBack(depositRefundId(order), deposit, order, reason, order.presale().deposit());
  }

  /** The refund of a deposit whose presale ended. */
  public static String depositRefundId(Order order) {
    return Ids.derived(order.depositedBy(), order.id(), "deposit");
  }

  /** Has money that never entered an order paid back, once per id. */
  void payBack(String id, Payment payment, Order order, RefundReason reason, Money amount) {
    if (amount.amount() == 0) {
      return; // coupons had paid for all of it
    }
    refunds.insert(requested(id, payment, order, reason, amount, null));
  }

  private Refund requested(
      String id, Payment payment, Order order, RefundReason reason, Money amount, String partOf) {
    return new Refund(
        id,
        payment.id(),
        payment.transactionId(),
        order.id(),
        amount,
        reason,
        null,
        partOf,
        null,
        RefundStage.REQUESTED,
        now(),
        now(),
        null);
  }

  /** An order's refunds, in no order. */
  public List<Refund> ofOrder(String orderId) {
    return refunds.ofOrder(orderId);
  }

  /** The refunds of these orders, in no order. */
  public List<Refund> ofOrders(Collection<String> orderIds) {
    return refunds.ofOrders(orderIds);
  }

  /** The channel reports the end of a refund by itself. */
  void heard(String refundId, RefundState state) {
    Refund refund = refunds.find(refundId).orElseThrow(() -> Refusal.notFound("refund.unknown"));
    settle(refund, state);
  }

  /** Takes up what a crash left, and asks the channel for every refund that is due. */
  @Scheduled(fixedDelayString = "${tongtian.payment.refund-every}")
  void sweep() {
    Instant now = now();
    for (RefundStage stage :
        List.of(RefundStage.PREPARED, RefundStage.REQUESTED, RefundStage.PROCESSING)) {
      for (Refund refund : refunds.due(stage, now, BATCH)) {
        if (refunds.claim(refund, now.plus(ASK_AGAIN))) {
          goOn(refund);
        }
      }
    }
  }

  private void goOn(Refund refund) {
    try {
      if (refund.stage() == RefundStage.PREPARED) {
        takeOut(refund);
      } else if (refund.stage() == RefundStage.REQUESTED) {
        ask(refund);
      } else {
        channel.findRefund(refund.id()).ifPresent(known -> settle(refund, known.state()));
      }
    } catch (Refusal refusal) {
      LOG.warn("Refund {} goes on later: {}", refund.id(), refusal.code());
    } catch (RuntimeException failure) {
      // The others must not wait for its sake; it is taken up again.
      LOG.error("Refund {} could not go on", refund.id(), failure);
    }
  }

  private void ask(Refund refund) {
    ChannelRefund answer =
        channel.refund(refund.id(), refund.paymentId(), refund.amount(), refund.reason().name());
    settle(refund, answer.state());
  }

  private void settle(Refund refund, RefundState state) {
    RefundStage to =
        switch (state) {
          case REQUESTED -> null;
          case PROCESSING -> RefundStage.PROCESSING;
          case SUCCEEDED -> RefundStage.SUCCEEDED;
          case CLOSED, ABNORMAL -> RefundStage.ABNORMAL;
        };
    if (to == null || to == refund.stage()) {
      return;
    }
    boolean moved =
        refunds.move(refund.id(), RefundStage.REQUESTED, to, now())
            || (to != RefundStage.PROCESSING
                && (refunds.move(refund.id(), RefundStage.PROCESSING, to, now())
                    || refunds.move(refund.id(), RefundStage.ABNORMAL, to, now())));
    if (moved && to == RefundStage.ABNORMAL) {
      LOG.error("The channel could not pay refund {}: {}", refund.id(), state);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
