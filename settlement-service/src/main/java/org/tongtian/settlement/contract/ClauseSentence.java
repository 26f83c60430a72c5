package org.tongtian.settlement.contract;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/** The readable sentence of a clause, made from its fields alone (promises S1, S16). */
@Pure
public final class ClauseSentence {

  private ClauseSentence() {}

  /** The sentence of a clause of these terms, in both languages. */
  public static Text of(ContractTerms terms, Clause clause) {
    Names names = new Names(terms);
    return switch (clause) {
      case OrdinaryClause ordinary -> ordinary(ordinary, names.of(clause.payee()));
      case AdjustingClause adjusting -> AdjustingSentence.of(adjusting, names);
      case PartClause part -> PartSentence.of(part, names);
      case StandingClause standing -> StandingSentence.of(standing, names);
    };
  }

  private static Text ordinary(OrdinaryClause clause, Text payee) {
    return switch (clause) {
      case ShareOfGross share -> share(share.rate(), payee);
      case ShareOfNet share -> net(share, payee);
      case FixedFee fee -> fee(fee.fee().inMajorUnits(), per(fee), payee);
      case TieredCommission tiered -> tiered(tiered, payee);
      case Levy levy ->
          new Text(
              "每笔成交额的 "
                  + levy.rate().inWords()
                  + " 缴入"
                  + payee.zh()
                  + "，用于"
                  + levy.purpose().zh()
                  + "。",
              levy.rate().inWords()
                  + " of each sale goes to "
                  + payee.en()
                  + ", for "
                  + levy.purpose().en()
                  + ".");
      case FundContribution fund when fund.rate() != null ->
          new Text(
              "每笔成交额的 " + fund.rate().inWords() + " 存入" + payee.zh() + "。",
              fund.rate().inWords() + " of each sale is put into " + payee.en() + ".");
      case FundContribution fund ->
          new Text(
              "每"
                  + unit(fund.unit()).zh()
                  + " "
                  + fund.fee().inMajorUnits()
                  + " ¥ 存入"
                  + payee.zh()
                  + "。",
              fund.fee().inMajorUnits()
                  + " ¥ per "
                  + unit(fund.unit()).en()
                  + " is put into "
                  + payee.en()
                  + ".");
      case InsurancePremium premium -> premium(premium, payee);
      case Remainder _ ->
          new Text("其余归" + payee.zh() + "。", "The remainder goes to " + payee.en() + ".");
    };
  }

  private static Text share(Ratio rate, Text payee) {
    return new Text(
        "每笔成交额的 " + rate.inWords() + " 归" + payee.zh() + "。",
        rate.inWords() + " of each sale goes to " + payee.en() + ".");
  }

  private static Text net(ShareOfNet share, Text payee) {
    List<String> numbers = share.netOf().stream().map(String::valueOf).toList();
    return new Text(
        "成交额减去第 "
            + String.join("、", numbers)
            + " 条所得后的 "
            + share.rate().inWords()
            + " 归"
            + payee.zh()
            + "。",
        share.rate().inWords()
            + " of what each sale leaves after "
            + (numbers.size() == 1 ? "clause " : "clauses ")
            + String.join(", ", numbers)
            + " goes to "
            + payee.en()
            + ".");
  }

  private static Text fee(String amount, Text per, Text payee) {
    return new Text(
        "每" + per.zh() + " " + amount + " ¥ 归" + payee.zh() + "。",
        amount + " ¥ per " + per.en() + " goes to " + payee.en() + ".");
  }

  private static Text tiered(TieredCommission clause, Text payee) {
    boolean byOrders = clause.measure() == VolumeMeasure.ORDERS;
    List<String> zh = clause.tiers().stream().map(tier -> tierZh(tier, byOrders)).toList();
    List<String> en = clause.tiers().stream().map(tier -> tierEn(tier, byOrders)).toList();
    return new Text(
        payee.zh()
            + "按当月"
            + (byOrders ? "单数" : "成交额")
            + "分档提成："
            + String.join("，", zh)
            + (clause.ownSalesOnly() ? "；只算自己带的货。" : "。"),
        payee.en()
            + " earns by the month's "
            + (byOrders ? "orders: " : "sales: ")
            + String.join(", ", en)
            + (clause.ownSalesOnly() ? "; own live sales only." : "."));
  }

  private static String tierZh(Tier tier, boolean byOrders) {
    String rate = "成交额的 " + tier.rate().inWords();
    if (tier.from() == 0) {
      return "起步为" + rate;
    }
    return "超过 " + volume(tier.from(), byOrders) + (byOrders ? " 单" : " ¥") + "后为" + rate;
  }

  private static String tierEn(Tier tier, boolean byOrders) {
    String rate = tier.rate().inWords() + " of the sale";
    if (tier.from() == 0) {
      return rate + " at first";
    }
    return rate + " after " + volume(tier.from(), byOrders) + (byOrders ? " orders" : " ¥");
  }

  private static String volume(long from, boolean byOrders) {
    return byOrders ? Long.toString(from) : yuan(from);
  }

  private static Text premium(InsurancePremium clause, Text payee) {
    List<String> zh = clause.covers().stream().map(ClauseSentence::coverZh).toList();
    List<String> en = clause.covers().stream().map(ClauseSentence::coverEn).toList();
    return new Text(
        "每笔成交额的 "
            + clause.rate().inWords()
            + " 付给"
            + payee.zh()
            + "作保险费："
            + String.join("；", zh)
            + "。",
        clause.rate().inWords()
            + " of each sale is the premium of "
            + payee.en()
            + ": "
            + String.join("; ", en)
            + ".");
  }

  private static String coverZh(Cover cover) {
    String benefit = "赔成交额的 " + cover.benefit().inWords();
    return switch (cover.cause()) {
      case PRICE -> "市价低于 " + yuan(cover.threshold()) + " ¥ " + benefit;
      case DISASTER -> "受灾" + benefit;
      case DELAY -> "晚到超过 " + cover.threshold() + " 小时" + benefit;
    };
  }

  private static String coverEn(Cover cover) {
    String benefit = " pays " + cover.benefit().inWords() + " of the sale";
    return switch (cover.cause()) {
      case PRICE -> "a market price below " + yuan(cover.threshold()) + " ¥" + benefit;
      case DISASTER -> "a disaster" + benefit;
      case DELAY -> "a delay of more than " + cover.threshold() + " hours" + benefit;
    };
  }

  /** What a fixed fee is counted by, as people say it: 单 / order, 斤 / jin. */
  public static Text per(FixedFee fee) {
    return switch (fee.per()) {
      case ORDER -> new Text("单", "order");
      case UNIT -> unit(fee.unit());
      case KILO -> Unit.KG.name();
      case ITEM -> new Text("件", "item");
      case LEG -> new Text("段路", "leg");
      case ACCEPTED ->
          new Text(
              "收下的 " + fee.grade() + " 级" + unit(fee.unit()).zh(),
              unit(fee.unit()).en() + " accepted in grade " + fee.grade());
    };
  }

  /** The name of a unit that a clause names. */
  public static Text unit(String code) {
    return Unit.byCode(code).map(Unit::name).orElseThrow();
  }

  private static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits();
  }
}
