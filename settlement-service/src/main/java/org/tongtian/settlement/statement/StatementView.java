package org.tongtian.settlement.statement;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * What a party got in a month, and why (promise S16). {@code opening + in − out = closing}.
 *
 * @param period business month in Asia/Shanghai, e.g. 2026-11
 * @param opening payable at its start
 * @param in released in it
 * @param out paid out in it
 * @param closing payable at its end
 * @param escrow accrued and neither released nor reversed at its end
 * @param lines newest first, by the time of booking
 * @param next cursor of the lines after these, null after the last
 */
record StatementView(
    Party party,
    String period,
    Money opening,
    Money in,
    Money out,
    Money closing,
    Money escrow,
    List<StatementLine> lines,
    String next) {

  /** What a line does: ACCRUED and REVERSED move escrow, RELEASED is in, PAID_OUT is out. */
  enum LineKind {
    ACCRUED,
    RELEASED,
    REVERSED,
    PAID_OUT
  }

  /**
   * One line.
   *
   * @param at when it was booked
   * @param amount negative where it was taken back
   * @param reason arithmetic that anyone can check
   */
  record StatementLine(
      Instant at,
      String orderId,
      String orderNumber,
      Text product,
      LineKind kind,
      Money amount,
      Text reason,
      int clauseNo,
      int contractVersion) {}
}
