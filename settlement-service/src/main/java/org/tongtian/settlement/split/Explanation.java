package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;

/**
 * Why a line has its amount, as arithmetic that anyone can check (promise S16): "14.62 ¥ = 32.50 ×
 * 45 %, 第1条, v1". The product is cut to whole fen; a fen that the cumulative rounding moved here
 * and what a sale was too small to pay are named.
 */
@Pure
public final class Explanation {

  private Explanation() {}

  /** The reason of a line of a sale, in both languages. */
  public static Text of(ContractTerms terms, Sale sale, SplitLine line) {
    Clause clause = terms.clause(line.clauseNo());
    Text formula = formula(clause, sale, line);
    String amount = yuan(line.amount()) + " ¥ = ";
    return new Text(
        amount
            + formula.zh()
            + shortfallZh(line)
            + ", 第"
            + clause.no()
            + "条, v"
            + terms.version()
            + carried("，含累计尾差 ", clause, line),
        amount
            + formula.en()
            + shortfallEn(line)
            + ", clause "
            + clause.no()
            + ", v"
            + terms.version()
            + carried(", with carried rounding ", clause, line));
  }

  private static Text formula(Clause clause, Sale sale, SplitLine line) {
    return switch (clause) {
      case ShareOfGross share -> same(yuan(sale.gross()) + " × " + share.rate().inWords());
      case FixedFee fee -> fee(fee, sale);
      case Remainder _ -> {
        String others = yuan(sale.gross() - line.amount());
        yield new Text(
            yuan(sale.gross()) + " − 其余各条 " + others,
            yuan(sale.gross()) + " − all other clauses " + others);
      }
    };
  }

  private static Text fee(FixedFee fee, Sale sale) {
    Text per = ClauseSentence.per(fee);
    String amount = fee.fee().inMajorUnits();
    if (fee.per() == FeeBasis.ORDER) {
      return new Text("每" + per.zh() + " " + amount, amount + " per " + per.en());
    }
    String quantity = new Quantity(sale.thousandths()).toNumber().toPlainString();
    return new Text(
        quantity + " " + per.zh() + " × " + amount, quantity + " " + per.en() + " × " + amount);
  }

  private static String shortfallZh(SplitLine line) {
    return line.shortfall() == 0 ? "" : " − 不够付 " + yuan(line.shortfall()) + "（本单金额太小）";
  }

  private static String shortfallEn(SplitLine line) {
    return line.shortfall() == 0
        ? ""
        : " − short " + yuan(line.shortfall()) + " (the sale is too small)";
  }

  private static String carried(String words, Clause clause, SplitLine line) {
    if (line.carried() == 0 || clause instanceof Remainder) {
      return "";
    }
    return words + (line.carried() > 0 ? "+" : "") + yuan(line.carried());
  }

  private static Text same(String text) {
    return new Text(text, text);
  }

  private static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits();
  }
}
