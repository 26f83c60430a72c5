package org.tongtian.settlement.split;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.OrdinaryClause;
import org.tongtian.settlement.contract.PartClause;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.StandingClause;

/**
 * Why a line has its amount, as arithmetic that anyone can check (promise S16): "14.62 ¥ = 32.50 ×
 * 45 %, 第1条, v1". The result is cut to whole fen; a fen that the cumulative rounding moved here and
 * what nobody could pay are named.
 */
@Pure
public final class Explanation {

  private Explanation() {}

  /**
   * The reason of a line of a sale, in both languages.
   *
   * @param lines all lines of the sale's split
   * @param line one of them
   */
  public static Text of(ContractTerms terms, Sale sale, List<SplitLine> lines, SplitLine line) {
    Clause clause = terms.clause(line.clauseNo());
    Text formula =
        switch (clause) {
          case OrdinaryClause ordinary -> OrdinaryFormula.of(ordinary, terms, sale, lines, line);
          case AdjustingClause adjusting ->
              new AdjustingFormula(terms, sale, lines).of(adjusting, line);
          case PartClause part -> PartFormula.of(part, sale, line);
          case StandingClause _ -> throw new IllegalArgumentException("splits no sale: " + clause);
        };
    Text shortfall = shortfall(clause, line);
    String amount = yuan(line.amount()) + " ¥ = ";
    return new Text(
        amount
            + formula.zh()
            + shortfall.zh()
            + ", 第"
            + clause.no()
            + "条, v"
            + terms.version()
            + carried("，含累计尾差 ", clause, line),
        amount
            + formula.en()
            + shortfall.en()
            + ", clause "
            + clause.no()
            + ", v"
            + terms.version()
            + carried(", with carried rounding ", clause, line));
  }

  private static Text shortfall(Clause clause, SplitLine line) {
    if (line.shortfall() == 0) {
      return new Text("", "");
    }
    String amount = yuan(line.shortfall());
    return clause instanceof AdjustingClause
        ? new Text(" − 不够付 " + amount + "（付款各方不足）", " − short " + amount + " (the payers lack it)")
        : new Text(
            " − 不够付 " + amount + "（本单金额太小）", " − short " + amount + " (the sale is too small)");
  }

  private static String carried(String words, Clause clause, SplitLine line) {
    if (line.carried() == 0 || clause instanceof Remainder) {
      return "";
    }
    return words + (line.carried() > 0 ? "+" : "") + yuan(line.carried());
  }

  /** Fen as yuan with two decimals. */
  static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits();
  }
}
