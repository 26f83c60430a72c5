package org.tongtian.settlement.contract;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;

/** Rules of clauses about the delivery fee and coupons. */
final class PartRules {

  private PartRules() {}

  /** The delivery fee goes to one party, and the coupons of an issuer are borne by one. */
  @Pure
  record EachPartHasOneClause() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      Set<SalePart> seen = EnumSet.noneOf(SalePart.class);
      for (PartClause clause : ContractRules.clauses(terms, PartClause.class)) {
        if (!seen.add(clause.part())) {
          String code =
              clause.part().isCoupon() ? "contract.coupon_twice" : "contract.delivery_twice";
          return Optional.of(Breach.ofClause(code, clause));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Coupons are borne by who trades: a farmer's share stays whole, and the money of funds, insurers
   * and lenders is for what their own clauses say.
   */
  @Pure
  record CouponsAreBorneByTraders() implements ClauseRule {

    private static final Set<PartyKind> NEVER =
        EnumSet.of(PartyKind.FARMER, PartyKind.FUND, PartyKind.INSURER, PartyKind.LENDER);

    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      return clause instanceof CouponBearing coupon
              && terms.party(coupon.party()).map(Party::kind).filter(NEVER::contains).isPresent()
          ? Stream.of(Breach.ofField("contract.coupon_bearer_wrong", coupon, "party"))
          : Stream.empty();
    }
  }
}
