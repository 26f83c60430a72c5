package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;

/**
 * Splits sales by one contract version (promise S1): exact in fractions of a fen, paid in whole
 * fen, the difference carried to the next sale.
 *
 * <p>What a sale owes each clause: the clauses are served by their number; a clause gets what it
 * asks for or, where the sale is too small, what the clauses before it have left; the remainder
 * clause gets the rest. What a sale is too small to pay is not owed by later sales.
 *
 * <p>What is paid: the carried residues and what this sale owes are added up by party; {@link
 * Apportionment} hands out whole fen to the parties and then, to a party with several clauses,
 * among these. So each party stays within a fen of its exact entitlement over any number of sales.
 * A sale so small that this would need a negative share pays it back over the next ones.
 */
@Pure
public final class Splitter {

  private static final long THOUSANDTHS = 1000;

  private final List<Clause> clauses;
  private final int remainder;
  private final long denominator;
  private final List<int[]> clausesByParty;
  private final int remainderParty;

  private Splitter(ContractTerms terms) {
    clauses = terms.clauses();
    denominator = commonDenominator(clauses);
    Map<String, List<Integer>> byParty = new LinkedHashMap<>();
    int owner = -1;
    for (int i = 0; i < clauses.size(); i++) {
      byParty.computeIfAbsent(clauses.get(i).payee(), party -> new ArrayList<>()).add(i);
      if (clauses.get(i) instanceof Remainder) {
        owner = i;
      }
    }
    remainder = owner;
    clausesByParty =
        byParty.values().stream()
            .map(places -> places.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    remainderParty = List.copyOf(byParty.keySet()).indexOf(clauses.get(remainder).payee());
  }

  /** The splitter of these terms, which keep all contract rules. */
  public static Splitter of(ContractTerms terms) {
    return new Splitter(terms);
  }

  /** The carry before the first sale. */
  public Carry noCarry() {
    return Carry.none(denominator, clauses.size());
  }

  /**
   * Splits a sale.
   *
   * @param carry after the sale before, by the same terms
   * @throws ArithmeticException where the sale is beyond exact arithmetic (over 10¹² fen)
   */
  public Split split(Sale sale, Carry carry) {
    long[] asked = asked(sale);
    long[] owed = owed(sale, asked);
    long[] due = plus(owed, carry, 1);
    long[] paid = paid(sale.gross(), due);
    List<SplitLine> lines = new ArrayList<>(clauses.size());
    for (int i = 0; i < paid.length; i++) {
      lines.add(line(i, paid[i], asked[i], owed[i]));
    }
    return new Split(lines, carryAfter(due, paid));
  }

  /**
   * The carry after a split is taken back: as if the sale had not been, except that the fen it
   * moved are moved back by the next sales.
   */
  public Carry undo(Sale sale, List<SplitLine> lines, Carry carry) {
    long[] kept = plus(owed(sale, asked(sale)), carry, -1);
    long[] returned = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      returned[i] = -lines.get(i).amount();
    }
    return carryAfter(kept, returned);
  }

  /**
   * What the sale owes each clause exactly, by clause number, in parts of a fen.
   *
   * @see #denominator()
   */
  public long[] owed(Sale sale) {
    return owed(sale, asked(sale));
  }

  /** So many parts are a fen. */
  public long denominator() {
    return denominator;
  }

  private long[] asked(Sale sale) {
    long[] asked = new long[clauses.size()];
    for (int i = 0; i < asked.length; i++) {
      asked[i] =
          switch (clauses.get(i)) {
            case ShareOfGross share -> share(share, sale);
            case FixedFee fee -> fee(fee, sale);
            case Remainder _ -> 0;
          };
    }
    return asked;
  }

  private long share(ShareOfGross share, Sale sale) {
    long parts =
        Math.multiplyExact(share.rate().numerator(), denominator / share.rate().denominator());
    return Math.multiplyExact(sale.gross(), parts);
  }

  private long fee(FixedFee fee, Sale sale) {
    long amount = fee.fee().amount();
    return fee.per() == FeeBasis.ORDER
        ? Math.multiplyExact(amount, denominator)
        : Math.multiplyExact(
            Math.multiplyExact(amount, sale.thousandths()), denominator / THOUSANDTHS);
  }

  private long[] owed(Sale sale, long[] asked) {
    long left = Math.multiplyExact(sale.gross(), denominator);
    long[] owed = new long[asked.length];
    for (int i = 0; i < asked.length; i++) {
      owed[i] = Math.min(asked[i], left);
      left -= owed[i];
    }
    owed[remainder] = left;
    return owed;
  }

  private long[] paid(long gross, long[] due) {
    long[] dueToParty = new long[clausesByParty.size()];
    for (int party = 0; party < dueToParty.length; party++) {
      for (int clause : clausesByParty.get(party)) {
        dueToParty[party] = Math.addExact(dueToParty[party], due[clause]);
      }
    }
    long[] toParty = Apportionment.of(gross, dueToParty, denominator, remainderParty);
    long[] paid = new long[due.length];
    for (int party = 0; party < toParty.length; party++) {
      payClauses(clausesByParty.get(party), toParty[party], due, paid);
    }
    return paid;
  }

  private void payClauses(int[] places, long fen, long[] due, long[] paid) {
    if (places.length == 1) {
      paid[places[0]] = fen;
      return;
    }
    long[] dueToClause = new long[places.length];
    int preferred = -1;
    for (int i = 0; i < places.length; i++) {
      dueToClause[i] = due[places[i]];
      preferred = places[i] == remainder ? i : preferred;
    }
    long[] shares = Apportionment.of(fen, dueToClause, denominator, preferred);
    for (int i = 0; i < places.length; i++) {
      paid[places[i]] = shares[i];
    }
  }

  private SplitLine line(int i, long paid, long asked, long owed) {
    Clause clause = clauses.get(i);
    long wholeFen = Math.floorDiv(owed, denominator);
    long shortfall = i == remainder ? 0 : Math.floorDiv(asked, denominator) - wholeFen;
    return new SplitLine(clause.no(), clause.payee(), paid, paid - wholeFen, shortfall);
  }

  private Carry carryAfter(long[] due, long[] paid) {
    List<Long> residues = new ArrayList<>(due.length);
    for (int i = 0; i < due.length; i++) {
      residues.add(Math.subtractExact(due[i], Math.multiplyExact(paid[i], denominator)));
    }
    return new Carry(denominator, residues);
  }

  /** Carry plus or minus what a sale owes. */
  private static long[] plus(long[] owed, Carry carry, int sign) {
    long[] due = new long[owed.length];
    for (int i = 0; i < owed.length; i++) {
      due[i] = Math.addExact(carry.residues().get(i), sign * owed[i]);
    }
    return due;
  }

  private static long commonDenominator(List<Clause> clauses) {
    long common = 1;
    for (Clause clause : clauses) {
      long of =
          switch (clause) {
            case ShareOfGross share -> share.rate().denominator();
            case FixedFee fee -> fee.per() == FeeBasis.UNIT ? THOUSANDTHS : 1;
            case Remainder _ -> 1;
          };
      common = Math.multiplyExact(common / gcd(common, of), of);
    }
    return common;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
