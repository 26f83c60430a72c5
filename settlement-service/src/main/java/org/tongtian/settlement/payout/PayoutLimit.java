package org.tongtian.settlement.payout;

import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.CouponBearing;

/**
 * What of a party's money may leave a book. Who bears coupons leaves there what the contract says.
 * While a coupon is not made good, the shares are more than the money that came in: then farmers
 * are paid before everybody else (docs/adr/0020).
 */
@Pure
final class PayoutLimit {

  private PayoutLimit() {}

  /** Fen that may be paid out to the party now; none where not above zero. */
  static long of(BookFold fold, ContractTerms terms, String party) {
    long own = fold.account(party).available() - reserve(terms, party);
    if (fold.uncovered() == 0) {
      return own;
    }
    boolean isFarmer = terms.party(party).filter(PayoutLimit::isFarmer).isPresent();
    long setAside = isFarmer ? 0 : farmers(fold, terms);
    return Math.min(own, fold.payable() - setAside);
  }

  private static long reserve(ContractTerms terms, String party) {
    return terms.clauses().stream()
        .filter(CouponBearing.class::isInstance)
        .map(CouponBearing.class::cast)
        .filter(clause -> clause.party().equals(party) && clause.reserve() != null)
        .mapToLong(clause -> clause.reserve().amount())
        .sum();
  }

  private static long farmers(BookFold fold, ContractTerms terms) {
    return terms.parties().stream()
        .filter(PayoutLimit::isFarmer)
        .mapToLong(farmer -> Math.max(0, fold.account(farmer.id()).available()))
        .sum();
  }

  private static boolean isFarmer(Party party) {
    return party.kind() == PartyKind.FARMER;
  }
}
