package org.tongtian.orders.purchase;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;

/** Stored purchases and what is known of their payments. */
@Service
public class PurchaseService {

  private final PurchaseRepository purchases;
  private final Clock clock;

  PurchaseService(PurchaseRepository purchases, Clock clock) {
    this.purchases = purchases;
    this.clock = clock;
  }

  /**
   * Stores a purchase, or the mark of an undone one; what stands under its id then.
   *
   * @throws org.tongtian.orders.order.OutcomeUnknownException where the store did not say whether
   *     it is stored
   */
  public Purchase store(Purchase purchase) {
    return purchases.insert(purchase);
  }

  /** The purchase or mark with that id. */
  public Optional<Purchase> find(String id) {
    return purchases.find(id);
  }

  /** The purchases with these ids, in no order; unknown ones left out. */
  public List<Purchase> find(Collection<String> ids) {
    return purchases.find(ids);
  }

  /** The purchase with that id, else 404 {@code purchase.unknown}; marks are none. */
  public Purchase require(String id) {
    return purchases
        .find(id)
        .filter(found -> !found.undone())
        .orElseThrow(() -> Refusal.notFound("purchase.unknown"));
  }

  /** The purchase that opened this payment, in force or earlier. */
  public Optional<Purchase> ofPayment(String paymentId) {
    Optional<Purchase> first = purchases.find(paymentId).filter(found -> !found.undone());
    return first.isPresent() ? first : purchases.ofPayment(paymentId);
  }

  /** Purchases whose payment the channel should be asked about by now. */
  public List<Purchase> paymentsToAsk(int limit) {
    return purchases.paymentsToAsk(now(), limit);
  }

  /** Whether this caller, of all instances, is to ask the channel now. */
  public boolean claimAsking(Purchase seen, Instant askAgainAt) {
    return purchases.claimAsking(seen, askAgainAt);
  }

  /**
   * Every order heard of the payment in force; repeating it changes nothing.
   *
   * @param transactionId the channel's number of it, which some channels only tell now
   * @return false where it is not in force any more, or was known to be paid
   */
  public boolean paid(Purchase purchase, String transactionId, Instant paidAt) {
    return purchases.paid(purchase, PaymentState.OPEN, transactionId, paidAt)
        || purchases.paid(purchase, PaymentState.CLOSED, transactionId, paidAt);
  }

  /** The money of an earlier payment came, although it was closed. */
  public void earlierPaid(String paymentId, Instant paidAt) {
    purchases.earlierPaid(paymentId, paidAt);
  }

  /** Purchases one of whose payments was paid in a span of time, the end excluded; some twice. */
  public List<Purchase> paidBetween(Instant from, Instant until) {
    return purchases.paidBetween(from, until);
  }

  /** Purchases that opened one of these payments. */
  public List<Purchase> ofPayments(Collection<String> paymentIds) {
    return purchases.ofPayments(paymentIds);
  }

  /** The channel takes no money for it any more; repeating it changes nothing. */
  public void closed(Purchase purchase) {
    purchases.settle(purchase, PaymentState.OPEN, PaymentState.CLOSED);
  }

  /** Puts another payment in force in place of a closed one, and reads what is in force then. */
  public Purchase replace(Purchase seen, Payment next) {
    purchases.replace(seen, next);
    return require(seen.id());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
