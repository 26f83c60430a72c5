package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** Sentences of caps, minimums and floors. */
@Pure
final class AdjustingSentence {

  private AdjustingSentence() {}

  static Text of(AdjustingClause clause, Names names) {
    Text payee = names.of(clause.payee());
    return switch (clause) {
      case Cap cap -> cap(cap, names.of(cap.party()), payee);
      case Minimum minimum -> minimum(minimum, payee, names.of(minimum.payers()));
      case FloorPrice floor -> floor(floor, payee, names.of(floor.payers()));
    };
  }

  private static Text cap(Cap clause, Text party, Text payee) {
    String rate = clause.rate().inWords();
    return new Text(
        party.zh() + "最多得每笔成交额的 " + rate + "，超出部分归" + payee.zh() + "。",
        party.en()
            + " gets at most "
            + rate
            + " of each sale; the excess goes to "
            + payee.en()
            + ".");
  }

  private static Text minimum(Minimum clause, Text payee, Text payers) {
    String rate = clause.rate().inWords();
    return new Text(
        payee.zh() + "至少得每笔成交额的 " + rate + "，不足由" + payers.zh() + "依次从本单所得中补足。",
        payee.en()
            + " gets at least "
            + rate
            + " of each sale; what is missing comes from the parts of this sale of, in this order, "
            + payers.en()
            + ".");
  }

  private static Text floor(FloorPrice clause, Text payee, Text payers) {
    Text unit = ClauseSentence.unit(clause.unit());
    String price = clause.floor().inMajorUnits();
    boolean plain = clause.markup().numerator() == 0;
    String markup = clause.markup().inWords();
    return new Text(
        "每"
            + unit.zh()
            + "保底 "
            + price
            + " ¥，市价"
            + (plain ? "" : "加 " + markup + " ")
            + "更高时按它算；"
            + payee.zh()
            + "所得不足由"
            + payers.zh()
            + "依次补足。",
        payee.en()
            + " is sure of "
            + price
            + " ¥ per "
            + unit.en()
            + " or, where it is higher, the market price"
            + (plain ? "" : " plus " + markup)
            + "; what is missing comes from, in this order, "
            + payers.en()
            + ".");
  }
}
