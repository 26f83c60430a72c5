package org.tongtian.settlement.dispute;

import org.tongtian.kit.text.Text;

/** Where a dispute stands. */
enum DisputeState {
  /** Its line is frozen. */
  OPEN("已冻结，等待裁决", "Frozen, to be decided"),
  /** Decided: everything stays as the contract has it. */
  STOOD("裁决：维持原分成", "Decided: the split stands"),
  /** Decided: a part of the line went to another party of the sale. */
  MOVED("裁决：部分金额改判给另一方", "Decided: a part went to another party"),
  /** The sale was taken back, and with it the line: there is nothing left to decide. */
  REVERSED(
      "这笔成交已取消或退款，这一条分成随之收回，争议了结",
      "The sale was cancelled or refunded; the line went back with it and the dispute is over");

  private final String zh;
  private final String en;

  DisputeState(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** As people read it. */
  Text words() {
    return new Text(zh, en);
  }
}
