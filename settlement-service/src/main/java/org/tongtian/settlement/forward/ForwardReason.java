package org.tongtian.settlement.forward;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/** Why a forward order costs what it costs, as arithmetic that anyone can check (promise S16). */
@Pure
final class ForwardReason {

  private ForwardReason() {}

  /** What the deposit is. */
  static Text deposit(ForwardTerms terms) {
    return new Text(
        "定金 " + yuan(terms.deposit()) + " ¥，随交货抵作货款",
        "Deposit "
            + yuan(terms.deposit())
            + " ¥, counted towards the price as goods are delivered");
  }

  /** "货款 1980.00 ¥ = 1000 斤 × max(保底 1.80, 行情 1.90 × (1 + 10 %)) − 已付定金 110.00". */
  static Text delivery(ForwardTerms terms, Delivery delivery, ForwardPrice.Cost cost) {
    Text unit = Unit.byCode(terms.unit()).map(Unit::name).orElseThrow();
    String quantity = new Quantity(delivery.accepted()).toString();
    Text price = price(terms, delivery);
    return new Text(
        "货款 "
            + yuan(cost.due())
            + " ¥ = "
            + quantity
            + " "
            + unit.zh()
            + " × "
            + price.zh()
            + carried("，含累计尾差 ", cost)
            + (cost.fromDeposit() == 0 ? "" : " − 已付定金 " + yuan(cost.fromDeposit())),
        "Goods "
            + yuan(cost.due())
            + " ¥ = "
            + quantity
            + " "
            + unit.en()
            + " × "
            + price.en()
            + carried(", with carried rounding ", cost)
            + (cost.fromDeposit() == 0 ? "" : " − deposit paid " + yuan(cost.fromDeposit())));
  }

  private static Text price(ForwardTerms terms, Delivery delivery) {
    String floor = yuan(terms.floor());
    if (delivery.marketPrice() == null) {
      return new Text("保底价 " + floor + "（当日无行情）", "floor " + floor + " (no market price that day)");
    }
    String market = yuan(delivery.marketPrice()) + " × (1 + " + terms.markup().inWords() + ")";
    return new Text(
        "max(保底 " + floor + ", 行情 " + market + ")",
        "max(floor " + floor + ", market " + market + ")");
  }

  /** Why a part of the deposit goes back. */
  static Text depositBack(Settling settling) {
    return new Text(
        "退回未抵货款的定金 " + yuan(settling.backToBuyer()) + " ¥",
        "Deposit not used for deliveries, paid back: " + yuan(settling.backToBuyer()) + " ¥");
  }

  /** What a breach costs. */
  static Text penalty(ForwardTerms terms, Settling settling) {
    Text unit = Unit.byCode(terms.unit()).map(Unit::name).orElseThrow();
    String missing = new Quantity(settling.missing()).toString();
    String floor = yuan(terms.floor());
    boolean bySeller = settling.state() == ForwardState.BREACHED_BY_SELLER;
    String rate = (bySeller ? terms.sellerPenalty() : terms.buyerPenalty()).inWords();
    String left = yuan(settling.depositLeft());
    String penalty = yuan(settling.penalty());
    if (bySeller) {
      String owed = yuan(settling.sellerOwes());
      return new Text(
          "卖方违约 "
              + owed
              + " ¥ = max(违约金 缺 "
              + missing
              + " "
              + unit.zh()
              + " × 保底 "
              + floor
              + " × "
              + rate
              + " = "
              + penalty
              + ", 加倍返还定金 "
              + left
              + ")，民法典第587、588条",
          "Breach by the seller "
              + owed
              + " ¥ = max(penalty: missing "
              + missing
              + " "
              + unit.en()
              + " × floor "
              + floor
              + " × "
              + rate
              + " = "
              + penalty
              + ", deposit once more "
              + left
              + "), Civil Code art. 587, 588");
    }
    String owed = yuan(settling.buyerOwes());
    return new Text(
        "买方违约 "
            + owed
            + " ¥ = 违约金 未收 "
            + missing
            + " "
            + unit.zh()
            + " × 保底 "
            + floor
            + " × "
            + rate
            + " = "
            + penalty
            + " − 不退的定金 "
            + left
            + "，民法典第587、588条",
        "Breach by the buyer "
            + owed
            + " ¥ = penalty: not taken "
            + missing
            + " "
            + unit.en()
            + " × floor "
            + floor
            + " × "
            + rate
            + " = "
            + penalty
            + " − deposit lost "
            + left
            + ", Civil Code art. 587, 588");
  }

  private static String carried(String words, ForwardPrice.Cost cost) {
    if (cost.carried() == 0) {
      return "";
    }
    return words + (cost.carried() > 0 ? "+" : "") + yuan(cost.carried());
  }

  private static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits();
  }
}
