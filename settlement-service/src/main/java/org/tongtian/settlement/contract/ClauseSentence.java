package org.tongtian.settlement.contract;

import org.tongtian.api.party.Party;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/** The readable sentence of a clause, made from its fields alone (promises S1, S16). */
@Pure
public final class ClauseSentence {

  private ClauseSentence() {}

  /** The sentence of a clause of these terms, in both languages. */
  public static Text of(ContractTerms terms, Clause clause) {
    Text payee = terms.party(clause.payee()).map(Party::name).orElseThrow();
    return switch (clause) {
      case ShareOfGross share ->
          new Text(
              "每笔成交额的 " + share.rate().inWords() + " 归" + payee.zh() + "。",
              share.rate().inWords() + " of each sale goes to " + payee.en() + ".");
      case FixedFee fee -> fixedFee(fee, payee);
      case Remainder _ ->
          new Text("其余归" + payee.zh() + "。", "The remainder goes to " + payee.en() + ".");
    };
  }

  private static Text fixedFee(FixedFee fee, Text payee) {
    Text per = per(fee);
    String amount = fee.fee().inMajorUnits();
    return new Text(
        "每" + per.zh() + " " + amount + " ¥ 归" + payee.zh() + "。",
        amount + " ¥ per " + per.en() + " goes to " + payee.en() + ".");
  }

  /** What a fixed fee is counted by, as people say it: 单 / order, 斤 / jin. */
  public static Text per(FixedFee fee) {
    return fee.per() == FeeBasis.ORDER
        ? new Text("单", "order")
        : Unit.byCode(fee.unit()).map(Unit::name).orElseThrow();
  }
}
