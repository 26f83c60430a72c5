package org.tongtian.settlement.statement;

import java.util.Optional;
import org.tongtian.api.party.Party;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.Ask;
import org.tongtian.settlement.book.Bucket;
import org.tongtian.settlement.book.ChannelPayouts;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.Matter;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.Explanation;
import org.tongtian.settlement.split.PartLines;
import org.tongtian.settlement.split.SplitLine;

/** Why a line has its amount, for every kind of entry (promise S16). */
@Pure
final class LineReason {

  private final ContractTerms terms;
  private final Entry entry;
  private final SplitLine line;
  private final Matter matter;
  private final Text other;

  /**
   * The reason of a line.
   *
   * @param terms of the version with the clause; null where no version says so
   * @param other who gave or got it, null where it is nobody or several
   */
  LineReason(ContractTerms terms, Entry entry, SplitLine line, Party other) {
    this.terms = terms;
    this.entry = entry;
    this.line = line;
    this.matter = entry.matter();
    this.other =
        Optional.ofNullable(other).map(Party::name).orElse(new Text("各方", "several parties"));
  }

  Text text() {
    return switch (entry.kind()) {
      case ACCRUED -> split();
      case RELEASED -> isWhole() ? split() : rest("买家已收货。", "Received by the buyer. ");
      case REVERSED ->
          isWhole()
              ? joined(new Text("订单取消，退回：", "Order cancelled, taken back: "), split())
              : rest("订单取消，退回其余部分。", "Order cancelled, the rest is taken back. ");
      case REFUNDED -> refunded();
      case RECOVERED -> recovered();
      case REPAID -> repaid();
      case DEPOSITED -> noted(text("从外面存入", "Put in from outside"));
      case ADVANCED ->
          line.amount() > 0
              ? text(other.zh() + "预支" + clauseZh(), other.en() + " pays in advance" + clauseEn())
              : text(
                  "预支给" + other.zh() + clauseZh(), "Paid in advance to " + other.en() + clauseEn());
      case FUND_DRAWN, CLAIMED, DEBT_PAID -> drawn();
      case TRANSFERRED -> transferred();
      case PAYOUT_SENT, PAYOUT_DONE -> paidOut();
      case PAYOUT_RETURNED -> returned();
      case MARKET_PRICE -> noted(text("行情价", "Market price"));
      case FROZEN ->
          noted(
              text("这一行有争议，先不动" + clauseZh(), "This line is disputed and stays put" + clauseEn()));
      case UNFROZEN ->
          text("争议结束，可以动用" + clauseZh(), "The dispute is over, free to use" + clauseEn());
      case DECIDED -> noted(decided());
    };
  }

  private Text split() {
    return Explanation.of(terms, entry.sale().forSplit(), entry.lines(), line);
  }

  private boolean isWhole() {
    long sum = 0;
    for (SplitLine each : entry.lines()) {
      sum += each.amount();
    }
    return sum == entry.sale().paid();
  }

  private Text rest(String zh, String en) {
    long sum = 0;
    for (SplitLine each : entry.lines()) {
      sum += each.amount();
    }
    String gross = yuan(entry.sale().paid());
    String left = yuan(sum);
    return text(
        zh + "本单 " + gross + "，退款后剩 " + left + "，" + clausePlainZh() + "占 " + amount(),
        en
            + "Of "
            + gross
            + ", "
            + left
            + " is left after refunds; "
            + clausePlainEn()
            + " has "
            + amount()
            + " of it");
  }

  private Text refunded() {
    boolean isLate = matter.from() == Bucket.PAYABLE;
    String part = yuan(PartLines.in(entry.lines()).paid(matter.amount()));
    String gross = yuan(entry.sale().paid());
    if (line.part() != null && line.part().isCoupon()) {
      return text(
          "退给买家 " + part + "（本单 " + gross + "），承担的优惠券收回 " + yuan(-line.amount()) + clauseZh(),
          "The buyer gets "
              + part
              + " of "
              + gross
              + " back; "
              + yuan(-line.amount())
              + " of the coupon come back to you"
              + clauseEn());
    }
    return text(
        "退给买家 "
            + part
            + "（本单 "
            + gross
            + "），"
            + clausePlainZh()
            + "退回 "
            + amount()
            + (isLate ? "，从已入账的钱里扣" : "，从待收货的钱里扣"),
        "The buyer gets "
            + part
            + " of "
            + gross
            + " back; "
            + clausePlainEn()
            + " gives back "
            + amount()
            + (isLate ? " from what was yours already" : " from what was waiting"));
  }

  private Text recovered() {
    return line.amount() > 0
        ? text(
            other.zh() + "按合同约定的次序替您补上欠款",
            other.en() + " makes good what you owe, in the contract's order")
        : text(
            "按合同约定的次序替" + other.zh() + "补上欠款",
            "You make good what " + other.en() + " owes, in the contract's order");
  }

  private Text repaid() {
    return line.amount() > 0
        ? text(
            other.zh() + "从货款里还预支款" + clauseZh(),
            other.en() + " repays its advance from a sale" + clauseEn())
        : text(
            "从这笔货款里还" + other.zh() + "的预支款" + clauseZh(),
            "Repays the advance of " + other.en() + " from this sale" + clauseEn());
  }

  /** What a fund or insurer pays; where it was short, what it still owes. */
  private Text drawn() {
    Text cause = cause();
    if (line.amount() < 0) {
      return noted(
          text(
              cause.zh() + "，付给" + other.zh() + clauseZh(),
              cause.en() + ", paid to " + other.en() + clauseEn()));
    }
    long asked = asked();
    long lacking = asked - line.amount();
    String shortZh = lacking > 0 ? "；应付 " + yuan(asked) + "，还欠 " + yuan(lacking) : "";
    String shortEn =
        lacking > 0 ? "; asked for " + yuan(asked) + ", still owed " + yuan(lacking) : "";
    return noted(
        text(
            cause.zh() + "，" + other.zh() + "付" + clauseZh() + shortZh,
            cause.en() + ", paid by " + other.en() + clauseEn() + shortEn));
  }

  private long asked() {
    return matter.asks().stream()
        .filter(ask -> ask.party().equals(line.payee()))
        .mapToLong(Ask::amount)
        .findFirst()
        .orElse(line.amount());
  }

  private Text cause() {
    if (matter.cause() == null) {
      return text("以前不够付的部分", "What was short before");
    }
    return switch (matter.cause()) {
      case "PRICE" -> text("因价格下跌", "For a fallen price");
      case "DISASTER" -> text("因受灾", "For a disaster");
      case "DELAY" -> text("因运输延误", "For a delay");
      case "FLOOR" -> text("因保底价", "For the floor price");
      default -> text("用途 " + matter.cause(), "For " + matter.cause());
    };
  }

  private Text transferred() {
    Text title = LineTitle.transferred(matter.cause());
    if (entry.isSplit()) {
      return noted(joined(text(title.zh() + "：", title.en() + ": "), split()));
    }
    if ("CORRECTION".equals(matter.cause())) {
      return noted(text(title.zh() + "，" + clausePlainZh(), title.en() + ", " + clausePlainEn()));
    }
    return line.amount() > 0
        ? noted(
            text(
                title.zh() + "，来自" + other.zh() + clauseZh(),
                title.en() + ", from " + other.en() + clauseEn()))
        : noted(
            text(
                title.zh() + "，付给" + other.zh() + clauseZh(),
                title.en() + ", to " + other.en() + clauseEn()));
  }

  private Text paidOut() {
    boolean isDone = entry.kind() == EntryKind.PAYOUT_DONE;
    if (ChannelPayouts.isOne(matter.ref())) {
      return isDone
          ? text("支付渠道已直接付到账", "Paid directly by the payment channel")
          : text("按合同由支付渠道直接付出", "Paid out by the payment channel itself, by the contract");
    }
    return isDone
        ? text("银行已付到账，单号 " + matter.ref(), "Paid by the bank, no. " + matter.ref())
        : text("已交银行付款，单号 " + matter.ref(), "Handed to the bank, no. " + matter.ref());
  }

  private Text returned() {
    String why = matter.cause() == null ? "" : "（" + matter.cause() + "）";
    String whyEn = matter.cause() == null ? "" : " (" + matter.cause() + ")";
    boolean byChannel = ChannelPayouts.isOne(matter.ref());
    String payer = byChannel ? "支付渠道" : "银行";
    String payerEn = byChannel ? "payment channel" : "bank";
    return text(
        payer + "没有付成" + why + "，钱回到您的账上，单号 " + matter.ref(),
        "The "
            + payerEn
            + " did not pay"
            + whyEn
            + ", the money is yours again, no. "
            + matter.ref());
  }

  private Text decided() {
    return line.amount() > 0
        ? text(
            "裁定由" + other.zh() + "付给您" + clauseZh(),
            "Decided: " + other.en() + " pays you" + clauseEn())
        : text("裁定付给" + other.zh() + clauseZh(), "Decided: paid to " + other.en() + clauseEn());
  }

  private Text noted(Text words) {
    String note = matter.note();
    return note == null || note.isBlank()
        ? words
        : text(words.zh() + "：" + note, words.en() + ": " + note);
  }

  private String clauseZh() {
    return no() == 0 ? "" : "（第" + no() + "条）";
  }

  private String clauseEn() {
    return no() == 0 ? "" : " (clause " + no() + ")";
  }

  private String clausePlainZh() {
    return "第" + no() + "条";
  }

  private String clausePlainEn() {
    return "clause " + no();
  }

  private int no() {
    return line.clauseNo() != 0 || matter == null ? line.clauseNo() : matter.clauseNo();
  }

  private String amount() {
    return yuan(line.amount());
  }

  private static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits() + " ¥";
  }

  private static Text joined(Text first, Text second) {
    return new Text(first.zh() + second.zh(), first.en() + second.en());
  }

  private static Text text(String zh, String en) {
    return new Text(zh, en);
  }
}
