package org.tongtian.local.cashier;

import java.time.Instant;

/**
 * What happens to money at the cashier, as its behaviour has it: payments that land at once or
 * later, refunds that are through at once or later, and what the merchant is told of both.
 */
final class Till {

  private final Ledger ledger;
  private final Refunds refunds;
  private final Notifier notifier;
  private volatile Chance chance;

  Till(Ledger ledger, Refunds refunds, Notifier notifier, Behaviour behaviour) {
    this.ledger = ledger;
    this.refunds = refunds;
    this.notifier = notifier;
    this.chance = new Chance(behaviour);
  }

  /** Behaves otherwise from now on; the draws begin anew. */
  void behave(Behaviour behaviour) {
    this.chance = new Chance(behaviour);
  }

  Behaviour behaviour() {
    return chance.behaviour();
  }

  /** How long this answer waits, in milliseconds. */
  long slowness() {
    return chance.slowness();
  }

  /** Takes up what a cashier that died has left undone. */
  void resume() {
    for (Payment payment : ledger.unfinished()) {
      if (payment.state() == Payment.State.PAYING) {
        notifier.at(payment.landsAt(), () -> land(payment.id()));
      } else {
        notifier.tell(payment, 0);
      }
    }
    for (Payment payment : refunds.unfinished()) {
      payment.refunds().stream()
          .filter(refund -> !refund.isTold())
          .forEach(refund -> finishLater(payment.id(), refund));
    }
  }

  /** The buyer confirms. */
  Payment pay(String transactionId) {
    long landing = behaviour().landingMillis();
    if (landing > 0) {
      Payment begun = ledger.begin(transactionId, ledger.now().plusMillis(landing));
      if (begun.state() == Payment.State.PAYING) {
        notifier.at(begun.landsAt(), () -> land(transactionId));
      }
      return begun;
    }
    Payment paid = ledger.pay(transactionId, noticeAt());
    notifier.tell(paid, behaviour().repeats());
    return paid;
  }

  private void land(String transactionId) {
    Payment paid = ledger.land(transactionId, noticeAt());
    if (paid != null) {
      notifier.tell(paid, behaviour().repeats());
    }
  }

  /** Null for never. */
  private Instant noticeAt() {
    return chance.isLost() ? null : ledger.now().plusMillis(chance.delay());
  }

  /** Pays back, at once or later. */
  Payment refund(
      String merchantId, String orderId, CashierDesk.Refunding asked, String channelRefundId) {
    long takes = behaviour().refundMillis();
    Instant now = ledger.now();
    boolean isThrough = takes == 0;
    PaidBack wished =
        new PaidBack(
            asked.refundId(),
            channelRefundId,
            asked.amount(),
            asked.reason(),
            asked.notifyUrl(),
            isThrough ? PaidBack.State.SUCCEEDED : PaidBack.State.PROCESSING,
            now,
            now.plusMillis(takes),
            isThrough ? now : null,
            isThrough);
    Payment payment = refunds.take(merchantId, orderId, wished);
    PaidBack taken = payment.refund(asked.refundId());
    if (!taken.isTold() && taken.channelRefundId().equals(channelRefundId)) {
      finishLater(payment.id(), taken);
    }
    return payment;
  }

  private void finishLater(String transactionId, PaidBack refund) {
    notifier.at(
        refund.finishesAt(),
        () -> {
          refunds.finish(transactionId, refund.refundId());
          if (refund.notifyUrl() == null) {
            refunds.told(transactionId, refund.refundId());
          } else {
            notifier.tellRefund(ledger.byId(transactionId), refund.refundId());
          }
        });
  }
}
