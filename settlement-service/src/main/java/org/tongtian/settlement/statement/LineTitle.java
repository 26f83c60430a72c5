package org.tongtian.settlement.statement;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.contract.SalePart;
import org.tongtian.settlement.split.SplitLine;

/** What a line is, in a few words. */
@Pure
final class LineTitle {

  private LineTitle() {}

  static Text of(Entry entry, SplitLine line) {
    Text title = of(entry);
    if (line.part() == null) {
      return title;
    }
    Text part = part(line.part());
    return new Text(part.zh() + "：" + title.zh(), part.en() + ": " + title.en());
  }

  private static Text part(SalePart part) {
    return switch (part) {
      case COOPERATIVE_COUPON -> new Text("承担合作社优惠券", "The co-operative's coupon borne");
      case PLATFORM_COUPON -> new Text("承担平台优惠券", "The platform's coupon borne");
      case DELIVERY -> new Text("运费", "Delivery fee");
    };
  }

  private static Text of(Entry entry) {
    return switch (entry.kind()) {
      case ACCRUED -> new Text("成交，待收货", "Sold, waiting for receipt");
      case RELEASED -> new Text("已收货，入账", "Received by the buyer, yours");
      case REVERSED -> new Text("订单取消", "Order cancelled");
      case REFUNDED -> new Text("退款", "Refund");
      case RECOVERED -> new Text("补欠款", "Recovery of what was owed");
      case REPAID -> new Text("还预支款", "Advance repaid");
      case DEPOSITED -> new Text("存入", "Deposit");
      case ADVANCED -> new Text("预支款", "Advance");
      case FUND_DRAWN -> new Text("基金支出", "Fund drawn");
      case DEBT_PAID -> new Text("补付以前欠的", "Earlier debt paid");
      case CLAIMED -> new Text("保险赔付", "Insurance benefit");
      case TRANSFERRED -> transferred(entry.matter().cause());
      case PAYOUT_SENT -> new Text("打款发出", "Payout sent");
      case PAYOUT_DONE -> new Text("打款到账", "Payout arrived");
      case PAYOUT_RETURNED -> new Text("打款退回", "Payout returned");
      case MARKET_PRICE -> new Text("行情价", "Market price");
      case FROZEN -> new Text("争议冻结", "Frozen by a dispute");
      case UNFROZEN -> new Text("解除冻结", "No longer frozen");
      case DECIDED -> new Text("争议裁定", "Dispute decided");
    };
  }

  /** What money moves for, in words; a cause that is not known here is shown as it is. */
  static Text transferred(String cause) {
    return switch (cause) {
      case "RETURN" -> new Text("保底收益", "Guaranteed return");
      case "DIVIDEND" -> new Text("年终分红", "Year-end dividend");
      case "FORWARD_DELIVERY" -> new Text("订单农业交货款", "Forward order: delivery");
      case "FORWARD_BREACH" -> new Text("订单农业违约金", "Forward order: breach");
      case "REWARD" -> new Text("奖励", "Reward");
      case "CORRECTION" -> new Text("更正：撤回原来的分账", "Correction: the earlier split undone");
      case "CORRECTED" -> new Text("更正：重新分账", "Correction: split again");
      default -> new Text("转账（" + cause + "）", "Transfer (" + cause + ")");
    };
  }
}
