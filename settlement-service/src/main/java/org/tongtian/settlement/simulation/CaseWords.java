package org.tongtian.settlement.simulation;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** What the cases of a simulation are called and what each of them does to the sales. */
@Pure
final class CaseWords {

  private CaseWords() {}

  static Text title(CaseKind kind) {
    return switch (kind) {
      case PAST -> new Text("过去的成交", "Past sales");
      case PRICE_DOWN_40 -> new Text("市价跌四成", "Market price −40 %");
      case RETURNS_15 -> new Text("一成半退货", "15 % returned");
      case LATE_48H -> new Text("货车晚到 48 小时", "Truck 48 h late");
      case HOST_X5 -> new Text("主播卖五倍", "Host sells five times as much");
    };
  }

  static Text about(CaseKind kind) {
    return switch (kind) {
      case PAST ->
          new Text(
              "按原来的先后重算每笔成交、取消和退款。",
              "Every sale, cancellation and refund again, in the order in which they came.");
      case PRICE_DOWN_40 ->
          new Text(
              "同样的成交全部收到货，售价和市价都只有六成；保底条款要补多少，基金够不够，欠多少，都看得见。",
              "The same sales, all received, at 60 % of the price and of the market price: what floors"
                  + " must top up, whether the funds can, and what stays owed.");
      case RETURNS_15 ->
          new Text(
              "同样的成交全部收到货，其中第 k 笔在 (7919×k + 17) 除以 100 的余数小于 15 时全额退款：每一百笔恰好十五笔。",
              "The same sales, all received; sale number k is refunded in full where (7919·k + 17) mod"
                  + " 100 is below 15: exactly 15 of each 100.");
      case LATE_48H ->
          new Text(
              "同样的成交全部收到货，都在那辆车上；按 P4 冷库爆仓 48 小时的损耗 35 %，每笔退 35 %（四舍五入到分）；有晚到保险的先理赔给农户。",
              "The same sales, all received and all on that truck; 35 % of each is refunded (half up),"
                  + " the loss that paper P4 gives for 48 h; where delay is insured, the cover is"
                  + " claimed for the farmer first.");
      case HOST_X5 ->
          new Text(
              "同样的成交每笔卖五次，全部由主播卖出并收到货；阶梯和封顶都看得见。",
              "Each sale five times, all sold by the host and received: tiers and caps show.");
    };
  }
}
