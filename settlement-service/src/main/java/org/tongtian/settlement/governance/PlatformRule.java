package org.tongtian.settlement.governance;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * What the committee alone may change, for the whole platform (promise S17). Each rule is a whole
 * number of its unit.
 */
@Pure
public enum PlatformRule {
  /** The most that the platform may get of a sale, hundredths of a per cent. */
  PLATFORM_FEE_MAX(0, 10_000, 500),
  /** Days from one payout to the next where a party has agreed on nothing else. */
  PAYOUT_CYCLE_DAYS(1, 31, 15),
  /** Days from the statement in which a line may be disputed. */
  DISPUTE_DEADLINE_DAYS(1, 180, 30);

  private final long least;
  private final long most;
  private final long founding;

  PlatformRule(long least, long most, long founding) {
    this.least = least;
    this.most = most;
    this.founding = founding;
  }

  boolean allows(long value) {
    return value >= least && value <= most;
  }

  long least() {
    return least;
  }

  long most() {
    return most;
  }

  /** What it is before the committee has voted on it. */
  long founding() {
    return founding;
  }

  Text title() {
    return switch (this) {
      case PLATFORM_FEE_MAX -> new Text("平台服务费上限", "Platform fee maximum");
      case PAYOUT_CYCLE_DAYS -> new Text("默认付款周期", "Default payout cycle");
      case DISPUTE_DEADLINE_DAYS -> new Text("提出争议的期限", "Dispute deadline");
    };
  }

  /** The value as people say it. */
  Text inWords(long value) {
    return switch (this) {
      case PLATFORM_FEE_MAX -> {
        String percent = percent(value) + " %";
        yield new Text("每笔成交额的 " + percent, percent + " of each sale");
      }
      case PAYOUT_CYCLE_DAYS -> new Text("每 " + value + " 天", "every " + value + " days");
      case DISPUTE_DEADLINE_DAYS -> new Text(value + " 天内", "within " + value + " days");
    };
  }

  /** Hundredths of a per cent as per cent, as short as exact. */
  static String percent(long hundredths) {
    long rest = hundredths % 100;
    String whole = Long.toString(hundredths / 100);
    if (rest == 0) {
      return whole;
    }
    return whole + "." + (rest % 10 == 0 ? rest / 10 : (rest < 10 ? "0" : "") + rest);
  }
}
