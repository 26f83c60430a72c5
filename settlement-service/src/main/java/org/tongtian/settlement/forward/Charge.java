package org.tongtian.settlement.forward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * An amount that one side of a forward order owes the other, as it follows from the order alone.
 *
 * @param id the same for ever, unique across books
 * @param kind what it is for
 * @param delivery id of the delivery, null where it is for none
 * @param from party id of who pays
 * @param to party id of who is paid
 * @param amount fen, above zero
 * @param dueSince when it became due
 * @param reason the arithmetic
 */
@Pure
record Charge(
    String id,
    Kind kind,
    String delivery,
    String from,
    String to,
    long amount,
    Instant dueSince,
    Text reason) {

  /** What a charge is for. */
  enum Kind {
    DEPOSIT,
    DELIVERY,
    DEPOSIT_BACK,
    PENALTY
  }

  /** The deposit of an order that has one. */
  static Charge deposit(ForwardTerms terms, Instant since) {
    return new Charge(
        id(terms, "deposit"),
        Kind.DEPOSIT,
        null,
        terms.buyer().id(),
        terms.seller().id(),
        terms.deposit(),
        since,
        ForwardReason.deposit(terms));
  }

  /** Everything that is owed for deliveries and for the end of the order, oldest first. */
  static List<Charge> of(ForwardOrder order) {
    ForwardTerms terms = order.terms();
    ForwardPrice price = new ForwardPrice(terms);
    List<Charge> charges = new ArrayList<>();
    for (int i = 0; i < order.deliveries().size(); i++) {
      Delivery delivery = order.deliveries().get(i);
      ForwardPrice.Cost cost = price.cost(order.deliveries(), i);
      if (cost.due() > 0) {
        charges.add(
            new Charge(
                id(terms, "delivery:" + delivery.id()),
                Kind.DELIVERY,
                delivery.id(),
                terms.buyer().id(),
                terms.seller().id(),
                cost.due(),
                delivery.at(),
                ForwardReason.delivery(terms, delivery, cost)));
      }
    }
    if (order.ending() != null && order.isInForceOnce()) {
      end(charges, order);
    }
    return List.copyOf(charges);
  }

  private static void end(List<Charge> charges, ForwardOrder order) {
    ForwardTerms terms = order.terms();
    Settling settling = Settling.of(terms, order.deliveries(), order.ending().cause());
    String buyer = terms.buyer().id();
    String seller = terms.seller().id();
    Instant since = order.ending().at();
    if (settling.backToBuyer() > 0) {
      charges.add(
          new Charge(
              id(terms, "deposit-back"),
              Kind.DEPOSIT_BACK,
              null,
              seller,
              buyer,
              settling.backToBuyer(),
              since,
              ForwardReason.depositBack(settling)));
    }
    long penalty = settling.sellerOwes() + settling.buyerOwes();
    if (penalty > 0) {
      boolean bySeller = settling.sellerOwes() > 0;
      charges.add(
          new Charge(
              id(terms, "penalty"),
              Kind.PENALTY,
              null,
              bySeller ? seller : buyer,
              bySeller ? buyer : seller,
              penalty,
              since,
              ForwardReason.penalty(terms, settling)));
    }
  }

  private static String id(ForwardTerms terms, String what) {
    return "forward:" + terms.id() + ":" + what;
  }
}
