package org.tongtian.settlement.split;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.api.party.PartyKind;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.FundContribution;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.Levy;
import org.tongtian.settlement.contract.Minimum;
import org.tongtian.settlement.contract.OrdinaryClause;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.ShareOfNet;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

/**
 * What each party is entitled to, reckoned on its own with unbounded fractions from the written
 * waterfall, to hold the splitter against.
 */
final class ExactLedger {

  private final ContractTerms terms;
  private final Map<String, Fraction> entitled = new HashMap<>();
  private final Map<String, Long> paid = new HashMap<>();
  private final Map<String, Long> volumes = new HashMap<>();
  private Map<String, Fraction> totals;
  private Map<String, Long> balances;

  /** A fraction of whole numbers of any size; the denominator is above zero. */
  record Fraction(BigInteger numerator, BigInteger denominator) {
    static final Fraction ZERO = of(0, 1);

    static Fraction of(long numerator, long denominator) {
      return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static Fraction of(Ratio ratio) {
      return of(ratio.numerator(), ratio.denominator());
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

    Fraction times(Fraction other) {
      return new Fraction(
          numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction over(Fraction other) {
      return new Fraction(
          numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction least(Fraction other) {
      return isOver(other) ? other : this;
    }

    Fraction most(Fraction other) {
      return isOver(other) ? this : other;
    }

    boolean isOver(Fraction other) {
      return minus(other).numerator.signum() > 0;
    }

    boolean isUnder(long whole) {
      return numerator.abs().compareTo(denominator.multiply(BigInteger.valueOf(whole))) < 0;
    }

    long cut() {
      return numerator.divide(denominator).longValueExact();
    }
  }

  ExactLedger(ContractTerms terms) {
    this.terms = terms;
  }

  void add(Sale sale, Split split) {
    add(sale, split, Map.of());
  }

  /**
   * Whether the sale leaves every party it pays two fen or more, so that no bound is in the way.
   */
  boolean add(Sale sale, Split split, Map<String, Long> available) {
    balances = available;
    totals = new LinkedHashMap<>();
    Map<Integer, Fraction> got = ordinary(sale);
    for (Clause clause : terms.clauses()) {
      if (clause instanceof OrdinaryClause) {
        totals.merge(clause.payee(), got.get(clause.no()), Fraction::plus);
      }
    }
    adjust(sale, false);
    adjust(sale, true);
    totals.forEach((party, total) -> entitled.merge(party, total, Fraction::plus));
    split.lines().forEach(line -> paid.merge(line.payee(), line.amount(), Long::sum));
    return totals.entrySet().stream()
        .allMatch(each -> each.getValue().plus(balance(each.getKey())).isOver(Fraction.of(2, 1)));
  }

  private Fraction balance(String party) {
    return Fraction.of(balances.getOrDefault(party, 0L), 1);
  }

  private Map<Integer, Fraction> ordinary(Sale sale) {
    Fraction left = Fraction.of(sale.gross(), 1);
    Map<Integer, Fraction> got = new HashMap<>();
    int remainder = 0;
    for (Clause clause : terms.clauses()) {
      if (clause instanceof OrdinaryClause ordinary) {
        Fraction granted = asked(ordinary, sale, got).least(left);
        left = left.minus(granted);
        got.put(clause.no(), granted);
        remainder = clause instanceof Remainder ? clause.no() : remainder;
      }
    }
    got.put(remainder, left);
    return got;
  }

  private Fraction asked(OrdinaryClause clause, Sale sale, Map<Integer, Fraction> got) {
    Fraction gross = Fraction.of(sale.gross(), 1);
    Fraction quantity = Fraction.of(sale.thousandths(), 1000);
    return switch (clause) {
      case ShareOfGross share -> gross.times(Fraction.of(share.rate()));
      case Levy levy -> gross.times(Fraction.of(levy.rate()));
      case InsurancePremium premium -> gross.times(Fraction.of(premium.rate()));
      case FundContribution fund when fund.rate() != null -> gross.times(Fraction.of(fund.rate()));
      case FundContribution fund -> quantity.times(Fraction.of(fund.fee().amount(), 1));
      case FixedFee fee -> counted(fee, sale).times(Fraction.of(fee.fee().amount(), 1));
      case ShareOfNet share -> {
        Fraction net = gross;
        for (int no : share.netOf()) {
          net = net.minus(got.get(no));
        }
        yield net.times(Fraction.of(share.rate()));
      }
      case TieredCommission tiered -> tiered(tiered, sale);
      case Remainder _ -> Fraction.ZERO;
    };
  }

  private static Fraction counted(FixedFee fee, Sale sale) {
    Fraction quantity = Fraction.of(sale.thousandths(), 1000);
    return switch (fee.per()) {
      case ORDER -> Fraction.of(1, 1);
      case LEG -> Fraction.of(sale.legs(), 1);
      case UNIT, ITEM -> quantity;
      case KILO -> Fraction.of(sale.thousandths() / 2, 1000);
      case ACCEPTED -> fee.grade().equals(sale.grade()) ? quantity : Fraction.ZERO;
    };
  }

  private Fraction tiered(TieredCommission clause, Sale sale) {
    if (clause.ownSalesOnly() && !clause.payee().equals(sale.host())) {
      return Fraction.ZERO;
    }
    boolean orders = clause.measure() == VolumeMeasure.ORDERS;
    String key = clause.no() + " " + sale.month();
    long before = volumes.merge(key, 0L, Long::sum);
    volumes.merge(key, orders ? 1 : sale.gross(), Long::sum);
    long pieces = orders ? 1 : sale.gross();
    Fraction sum = Fraction.ZERO;
    for (int i = clause.tiers().size() - 1; i >= 0; i--) {
      long above = Math.max(0, Math.min(pieces, before + pieces - clause.tiers().get(i).from()));
      Fraction worth = orders ? Fraction.of(sale.gross(), 1) : Fraction.of(1, 1);
      Fraction rate = Fraction.of(clause.tiers().get(i).rate());
      sum = sum.plus(Fraction.of(above, 1).times(worth).times(rate));
      pieces -= above;
    }
    return sum;
  }

  private void adjust(Sale sale, boolean floors) {
    for (Clause clause : terms.clauses()) {
      if (clause instanceof AdjustingClause adjusting && clause instanceof FloorPrice == floors) {
        adjust(adjusting, sale);
      }
    }
  }

  private void adjust(AdjustingClause clause, Sale sale) {
    Fraction gross = Fraction.of(sale.gross(), 1);
    switch (clause) {
      case Cap cap -> {
        Fraction excess = total(cap.party()).minus(gross.times(Fraction.of(cap.rate())));
        move(cap.party(), cap.payee(), excess.most(Fraction.ZERO));
      }
      case Minimum minimum -> topUp(minimum, gross.times(Fraction.of(minimum.rate())), false);
      case FloorPrice floor -> {
        Fraction price = Fraction.of(floor.floor().amount(), 1);
        if (sale.market() != null) {
          Fraction markup = Fraction.of(1, 1).plus(Fraction.of(floor.markup()));
          price = price.most(Fraction.of(sale.market(), 1).times(markup));
        }
        topUp(floor, price.times(Fraction.of(sale.thousandths(), 1000)), true);
      }
    }
  }

  private void topUp(AdjustingClause clause, Fraction sure, boolean byFunds) {
    for (String payer : clause.givers()) {
      Fraction lack = sure.minus(total(clause.payee())).most(Fraction.ZERO);
      boolean fund = terms.party(payer).orElseThrow().kind() == PartyKind.FUND;
      Fraction has = total(payer);
      has = byFunds && fund ? has.plus(balance(payer)) : has;
      move(payer, clause.payee(), lack.least(has.most(Fraction.ZERO)));
    }
  }

  private void move(String from, String to, Fraction amount) {
    totals.put(from, total(from).minus(amount));
    totals.put(to, total(to).plus(amount));
  }

  private Fraction total(String party) {
    return totals.getOrDefault(party, Fraction.ZERO);
  }

  /** Whether every party's payments are less than so many fen from its exact entitlement. */
  boolean everybodyIsWithin(long fen) {
    List<Map.Entry<String, Fraction>> all = new ArrayList<>(entitled.entrySet());
    return all.stream()
        .allMatch(
            each ->
                each.getValue()
                    .minus(Fraction.of(paid.getOrDefault(each.getKey(), 0L), 1))
                    .isUnder(fen));
  }
}
