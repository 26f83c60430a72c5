package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** Sentences of clauses that act outside of the single sale. */
@Pure
final class StandingSentence {

  private StandingSentence() {}

  static Text of(StandingClause clause, Names names) {
    return switch (clause) {
      case Advance advance -> advance(advance, names);
      case FundDraw draw -> draw(draw, names);
      case GuaranteedReturn guaranteed -> guaranteed(guaranteed, names);
      case Dividend dividend -> dividend(dividend, names.of(dividend.party()));
    };
  }

  private static Text advance(Advance clause, Names names) {
    Text lender = names.of(clause.payee());
    Text party = names.of(clause.party());
    String share = clause.share().inWords();
    String kept = clause.keptMinimum().inMajorUnits();
    return new Text(
        party.zh()
            + "每笔到账的 "
            + share
            + " 用来还"
            + lender.zh()
            + "的预支，还清为止；每 "
            + clause.cycleDays()
            + " 天一期，每期先留 "
            + kept
            + " ¥。",
        share
            + " of each release to "
            + party.en()
            + " repays the advance of "
            + lender.en()
            + " until nothing is outstanding; of each cycle of "
            + clause.cycleDays()
            + " days the first "
            + kept
            + " ¥ are kept.");
  }

  private static Text draw(FundDraw clause, Names names) {
    Text fund = names.of(clause.party());
    Text payees = names.of(clause.payees());
    Text cause = cause(clause.cause());
    String claim = clause.mostPerClaim().inMajorUnits();
    String month = clause.mostPerMonth().inMajorUnits();
    return new Text(
        fund.zh()
            + "用于"
            + cause.zh()
            + "，可付给"
            + payees.zh()
            + "，每次最多 "
            + claim
            + " ¥，每月最多 "
            + month
            + " ¥；不够时按比例付。",
        fund.en()
            + " may pay for "
            + cause.en()
            + " to "
            + payees.en()
            + ", at most "
            + claim
            + " ¥ for a claim and "
            + month
            + " ¥ in a month; pro rata where it is short.");
  }

  /** What a fund is drawn for, as people say it. */
  private static Text cause(DrawCause cause) {
    return switch (cause) {
      case PRICE -> new Text("补偿跌价", "a fallen price");
      case DISASTER -> new Text("救灾", "a disaster");
      case UPGRADE -> new Text("技术改造", "a technical upgrade");
      case CRAFT -> new Text("传承人和手艺", "heirs and craft");
      case REWARD -> new Text("按公布的指标奖励", "a reward by published metric");
      case PERFORMANCE -> new Text("按实绩分段拨付", "a stage reached by measured performance");
    };
  }

  private static Text guaranteed(GuaranteedReturn clause, Names names) {
    Text payee = names.of(clause.payee());
    Text guarantor = names.of(clause.guarantor());
    String capital = clause.capital().inMajorUnits();
    String rate = clause.rate().inWords();
    Text backed =
        clause.fundedBy() != null
            ? new Text(
                "由" + names.of(clause.fundedBy()).zh() + "出钱",
                "funded by " + names.of(clause.fundedBy()).en())
            : new Text(
                "留有备付金 " + clause.reserve().inMajorUnits() + " ¥",
                "with a reserve of " + clause.reserve().inMajorUnits() + " ¥");
    return new Text(
        payee.zh()
            + "入股 "
            + capital
            + " ¥，每年保底收益 "
            + rate
            + "，由"
            + guarantor.zh()
            + "担保，"
            + backed.zh()
            + "。",
        payee.en()
            + " put in "
            + capital
            + " ¥ and is sure of "
            + rate
            + " a year, owed by "
            + guarantor.en()
            + ", "
            + backed.en()
            + ".");
  }

  private static Text dividend(Dividend clause, Text party) {
    String reserve = clause.reserveRate().inWords();
    String volume = clause.byTradeVolume().inWords();
    return new Text(
        party.zh() + "年终盈余先提 " + reserve + " 公积金，可分盈余的 " + volume + " 按成员交易量返还，其余按出资和公积金份额分配。",
        party.en()
            + " keeps "
            + reserve
            + " of the year's surplus as reserve; "
            + volume
            + " of what can be shared goes by the members' trade volume, the rest by capital and"
            + " reserve shares.");
  }
}
