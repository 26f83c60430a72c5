package org.tongtian.settlement.forward;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Ratio;

/**
 * What the end of a forward order costs. The part of the deposit that no delivery has used goes
 * back to the buyer; where the buyer broke the order it stays with the seller. Penalty and deposit
 * are never both owed: the greater one is (Civil Code, art. 587 and 588).
 *
 * @param state that the order ends in
 * @param missing quantity, thousandths
 * @param depositLeft of the deposit, what no delivery has used, fen
 * @param penalty by the agreed rate on the missing quantity at the floor, fen; 0 without a breach
 * @param backToBuyer of the deposit, paid by the seller, fen
 * @param sellerOwes beside that, fen
 * @param buyerOwes beside the deposit that it loses, fen
 */
@Pure
record Settling(
    ForwardState state,
    long missing,
    long depositLeft,
    long penalty,
    long backToBuyer,
    long sellerOwes,
    long buyerOwes) {

  /** Ends an order that is in force. */
  static Settling of(ForwardTerms terms, List<Delivery> deliveries, Ending.Cause cause) {
    ForwardPrice price = new ForwardPrice(terms);
    long accepted = ForwardPrice.accepted(deliveries);
    long missing = terms.quantity() - accepted;
    long left = terms.deposit() - price.depositUsed(accepted);
    ForwardState state = state(terms, missing, cause);
    return switch (state) {
      case BREACHED_BY_SELLER -> {
        long penalty = penalty(price, missing, terms.sellerPenalty());
        yield new Settling(state, missing, left, penalty, left, Math.max(penalty, left), 0);
      }
      case BREACHED_BY_BUYER -> {
        long penalty = penalty(price, missing, terms.buyerPenalty());
        yield new Settling(state, missing, left, penalty, 0, 0, Math.max(0, penalty - left));
      }
      default -> new Settling(state, missing, left, 0, left, 0, 0);
    };
  }

  private static ForwardState state(ForwardTerms terms, long missing, Ending.Cause cause) {
    return switch (cause) {
      case BOTH_AGREED -> ForwardState.CANCELLED;
      case BUYER_WITHDREW, BUYER_DID_NOT_PAY -> ForwardState.BREACHED_BY_BUYER;
      case SELLER_WITHDREW ->
          isTolerated(terms, missing) ? ForwardState.SHORT : ForwardState.BREACHED_BY_SELLER;
      case WINDOW_OVER -> {
        if (missing == 0) {
          yield ForwardState.FULFILLED;
        }
        yield isTolerated(terms, missing) ? ForwardState.SHORT : ForwardState.BREACHED_BY_SELLER;
      }
    };
  }

  private static boolean isTolerated(ForwardTerms terms, long missing) {
    Ratio tolerance = terms.tolerance();
    return Math.multiplyExact(missing, tolerance.denominator())
        <= Math.multiplyExact(terms.quantity(), tolerance.numerator());
  }

  private static long penalty(ForwardPrice price, long missing, Ratio rate) {
    return price.atFloor(missing, rate.numerator(), rate.denominator());
  }
}
