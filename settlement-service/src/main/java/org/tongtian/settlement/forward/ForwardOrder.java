package org.tongtian.settlement.forward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Signature;

/**
 * A forward order (promise S3): its terms and what happened to it. Where it stands and what is owed
 * follow from these alone; each step gives a new order and leaves this one as it is.
 *
 * @param terms what is agreed
 * @param hash of the terms, what both sign
 * @param signatures one at most of each side
 * @param depositPaidAt when the buyer's deposit was booked, null before
 * @param deliveries in the order in which they were recorded
 * @param cancelWishes sides that want to end it with the other
 * @param ending null while it goes on
 */
@Pure
record ForwardOrder(
    ForwardTerms terms,
    String hash,
    List<Signature> signatures,
    Instant depositPaidAt,
    List<Delivery> deliveries,
    List<String> cancelWishes,
    Ending ending) {

  ForwardOrder {
    signatures = List.copyOf(signatures);
    deliveries = List.copyOf(deliveries);
    cancelWishes = List.copyOf(cancelWishes);
  }

  /** An order that nobody has signed yet. */
  static ForwardOrder proposed(ForwardTerms terms) {
    ForwardRules.check(terms);
    return new ForwardOrder(terms, terms.hash(), List.of(), null, List.of(), List.of(), null);
  }

  /** Where it stands. */
  ForwardState state() {
    if (ending != null) {
      return isInForceOnce()
          ? Settling.of(terms, deliveries, ending.cause()).state()
          : ForwardState.CANCELLED;
    }
    if (!isSignedByBoth()) {
      return ForwardState.PROPOSED;
    }
    if (!isInForceOnce()) {
      return ForwardState.SIGNED;
    }
    long accepted = ForwardPrice.accepted(deliveries);
    if (accepted == terms.quantity()) {
      return ForwardState.FULFILLED;
    }
    return accepted == 0 ? ForwardState.OPEN : ForwardState.PART_DELIVERED;
  }

  /** Adds a side's signature; signing again changes nothing. */
  ForwardOrder signed(Signature signature) {
    requireNotFinal();
    if (isSignedBy(signature.party())) {
      return this;
    }
    return with(appended(signatures, signature), depositPaidAt, deliveries, cancelWishes, ending);
  }

  /**
   * Notes that the deposit is paid: also where the order was ended in that very moment, so that it
   * goes back.
   */
  ForwardOrder depositPaid(Instant at) {
    if (depositPaidAt != null) {
      return this;
    }
    if (!isSignedByBoth()) {
      throw Refusal.conflict("forward.state_forbids", state().name());
    }
    return with(signatures, at, deliveries, cancelWishes, ending);
  }

  /** Adds a delivery; the same one again changes nothing. */
  ForwardOrder delivered(Delivery delivery, LocalDate today) {
    Optional<Delivery> known =
        deliveries.stream().filter(each -> each.id().equals(delivery.id())).findFirst();
    if (known.isPresent()) {
      return this;
    }
    if (!state().isInForce()) {
      throw Refusal.conflict("forward.state_forbids", state().name());
    }
    ForwardRules.check(terms, delivery, ForwardPrice.accepted(deliveries), today);
    return with(signatures, depositPaidAt, appended(deliveries, delivery), cancelWishes, ending);
  }

  /** Ends it because one side will not perform. */
  ForwardOrder withdrawn(String party, Instant at) {
    requireNotFinal();
    if (!isInForceOnce()) {
      return ended(Ending.Cause.BOTH_AGREED, at); // nothing was in force: nobody owes anything
    }
    return ended(
        party.equals(terms.buyer().id())
            ? Ending.Cause.BUYER_WITHDREW
            : Ending.Cause.SELLER_WITHDREW,
        at);
  }

  /** Notes that a side wants to end it together; ends it when both do. */
  ForwardOrder cancelWished(String party, Instant at) {
    requireNotFinal();
    if (cancelWishes.contains(party)) {
      return this;
    }
    ForwardOrder wished =
        with(signatures, depositPaidAt, deliveries, appended(cancelWishes, party), ending);
    return wished.cancelWishes.size() == 2 ? wished.ended(Ending.Cause.BOTH_AGREED, at) : wished;
  }

  /** Ends it for a delivery that was not paid in time; only the seller may. */
  ForwardOrder notPaid(String party, Instant at) {
    if (!party.equals(terms.seller().id())) {
      throw Refusal.forbidden("auth.forbidden");
    }
    if (!state().isInForce()) {
      throw Refusal.conflict("forward.state_forbids", state().name());
    }
    return ended(Ending.Cause.BUYER_DID_NOT_PAY, at);
  }

  /** Ends it where its last day is over; before that nothing changes. */
  ForwardOrder closed(LocalDate today, Instant at) {
    if (state().isFinal() || !today.isAfter(terms.to())) {
      return this;
    }
    return ended(isInForceOnce() ? Ending.Cause.WINDOW_OVER : Ending.Cause.BOTH_AGREED, at);
  }

  boolean isSignedBy(String party) {
    return signatures.stream().anyMatch(signature -> signature.party().equals(party));
  }

  private boolean isSignedByBoth() {
    return isSignedBy(terms.buyer().id()) && isSignedBy(terms.seller().id());
  }

  /** Whether it ever was in force: signed by both, and the deposit paid. */
  boolean isInForceOnce() {
    return isSignedByBoth() && (terms.deposit() == 0 || depositPaidAt != null);
  }

  private void requireNotFinal() {
    if (state().isFinal()) {
      throw Refusal.conflict("forward.state_forbids", state().name());
    }
  }

  private ForwardOrder ended(Ending.Cause cause, Instant at) {
    return with(signatures, depositPaidAt, deliveries, cancelWishes, new Ending(cause, at));
  }

  private ForwardOrder with(
      List<Signature> newSignatures,
      Instant newDepositPaidAt,
      List<Delivery> newDeliveries,
      List<String> newWishes,
      Ending newEnding) {
    return new ForwardOrder(
        terms, hash, newSignatures, newDepositPaidAt, newDeliveries, newWishes, newEnding);
  }

  private static <T> List<T> appended(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
