package org.tongtian.settlement.split;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;

/**
 * What each party is entitled to, reckoned on its own with unbounded fractions, to hold the
 * splitter against: the contract's clauses by number, capped by what the sale brings.
 */
final class ExactLedger {

  private final ContractTerms terms;
  private final Map<String, Fraction> entitled = new HashMap<>();
  private final Map<String, Long> paid = new HashMap<>();

  /** A fraction of whole numbers of any size; the denominator is above zero. */
  record Fraction(BigInteger numerator, BigInteger denominator) {
    static final Fraction ZERO = of(0, 1);

    static Fraction of(long numerator, long denominator) {
      return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Fraction plus(Fraction other) {
      BigInteger sum =
          numerator.multiply(other.denominator).add(other.numerator.multiply(denominator));
      BigInteger common = denominator.multiply(other.denominator);
      BigInteger gcd = sum.gcd(common);
      return gcd.signum() == 0 ? ZERO : new Fraction(sum.divide(gcd), common.divide(gcd));
    }

    Fraction minus(Fraction other) {
      return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    boolean isOver(Fraction other) {
      return minus(other).numerator.signum() > 0;
    }

    boolean isUnder(long whole) {
      return numerator.abs().compareTo(denominator.multiply(BigInteger.valueOf(whole))) < 0;
    }
  }

  ExactLedger(ContractTerms terms) {
    this.terms = terms;
  }

  void add(Sale sale, Split split) {
    List<Fraction> owed = owed(sale);
    for (int i = 0; i < owed.size(); i++) {
      SplitLine line = split.lines().get(i);
      entitled.merge(line.payee(), owed.get(i), Fraction::plus);
      paid.merge(line.payee(), line.amount(), Long::sum);
    }
  }

  private List<Fraction> owed(Sale sale) {
    Fraction left = Fraction.of(sale.gross(), 1);
    List<Fraction> owed = new ArrayList<>();
    for (Clause clause : terms.clauses()) {
      Fraction asked =
          switch (clause) {
            case ShareOfGross share ->
                new Fraction(
                    BigInteger.valueOf(sale.gross())
                        .multiply(BigInteger.valueOf(share.rate().numerator())),
                    BigInteger.valueOf(share.rate().denominator()));
            case FixedFee fee when fee.per() == FeeBasis.UNIT ->
                Fraction.of(fee.fee().amount() * sale.thousandths(), 1000);
            case FixedFee fee -> Fraction.of(fee.fee().amount(), 1);
            case Remainder _ -> Fraction.ZERO;
            default -> throw new IllegalStateException(clause.kind());
          };
      Fraction granted = asked.isOver(left) ? left : asked;
      left = left.minus(granted);
      owed.add(granted);
    }
    for (int i = 0; i < owed.size(); i++) {
      if (terms.clauses().get(i) instanceof Remainder) {
        owed.set(i, left);
      }
    }
    return owed;
  }

  /** Whether every party's payments are less than so many fen from its exact entitlement. */
  boolean everybodyIsWithin(long fen) {
    return entitled.entrySet().stream()
        .allMatch(
            each -> each.getValue().minus(Fraction.of(paid.get(each.getKey()), 1)).isUnder(fen));
  }
}
