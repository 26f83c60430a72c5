package org.tongtian.settlement.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.PeriodTotals;

/**
 * What a party got in some days, and why (promise S16). {@code opening + in − out = closing}.
 *
 * @param period business month or half of one in Asia/Shanghai, e.g. 2026-11 or 2026-11-H1; null
 *     where the days were named
 * @param from first day
 * @param to last day, included
 * @param dated whether lines count when they were booked or when they happened
 * @param asOf nothing that was booked later is in it
 * @param opening payable at the start
 * @param in what came to it
 * @param out what was paid out or taken
 * @param closing payable at the end; below zero it is owed back
 * @param escrow accrued and neither released nor reversed at the end
 * @param parts what {@code in} and {@code out} are made of
 * @param balances at the end
 * @param lines newest first, by the time of booking
 * @param next cursor of the lines after these, null after the last
 */
public record StatementView(
    Party party,
    String period,
    LocalDate from,
    LocalDate to,
    Dating dated,
    Instant asOf,
    Money opening,
    Money in,
    Money out,
    Money closing,
    Money escrow,
    Parts parts,
    Balances balances,
    List<StatementLine> lines,
    String next) {

  /** What a line does to the payable: IN and OUT change it, ESCROW waits, NONE moves nothing. */
  public enum Effect {
    IN,
    OUT,
    ESCROW,
    NONE
  }

  /**
   * What the payable's changes are made of.
   *
   * @param released of sales that were received
   * @param gained in another way
   * @param lost otherwise than by a payout
   * @param paidOut sent to the bank, less what came back
   */
  public record Parts(Money released, Money gained, Money lost, Money paidOut) {

    static Parts of(PeriodTotals sums) {
      return new Parts(
          Money.cny(sums.released()),
          Money.cny(sums.gained()),
          Money.cny(sums.lost()),
          Money.cny(sums.paid()));
    }
  }

  /**
   * What is where.
   *
   * @param escrow of sales that are not received yet
   * @param payable the party's own
   * @param frozen the part of it that a dispute holds back
   * @param transit on its way to the bank account
   * @param out paid by the bank since the beginning
   * @param receivable what the party has to give back
   */
  public record Balances(
      Money escrow, Money payable, Money frozen, Money transit, Money out, Money receivable) {

    static Balances of(PeriodTotals sums) {
      return new Balances(
          Money.cny(sums.escrow()),
          Money.cny(sums.payable()),
          Money.cny(sums.frozen()),
          Money.cny(sums.transit()),
          Money.cny(sums.out()),
          Money.cny(Math.max(0, -sums.payable())));
    }
  }

  /**
   * Where the line stands in the chain of its book.
   *
   * @param book id of the contract
   * @param seq of the block
   * @param entry place in the block, from 0
   * @param line place in the entry, from 0
   */
  public record Proof(String book, long seq, int entry, int line) {}

  /**
   * One line.
   *
   * @param at when it was booked
   * @param happenedAt when it happened
   * @param late whether that was another business day
   * @param title the kind in words
   * @param amount of the effect; below zero where it was taken
   * @param reason why, with arithmetic that anyone can check
   * @param saleId id of the line of the order; null where it is about no sale, like the five after
   *     it
   * @param productId null in old books
   * @param room id of the live room, null where in none
   * @param contractVersion the version with the clause, null where no clause says so
   * @param clauseNo null where no clause says so
   * @param sentence of the clause, null where no clause says so
   * @param counterparty who gave or got it, null where it is nobody or several
   * @param ref id of the payout, refund or dispute, null where there is none
   * @param note in somebody's own words, null where there are none
   */
  public record StatementLine(
      Instant at,
      Instant happenedAt,
      boolean late,
      EntryKind kind,
      Text title,
      Effect effect,
      Money amount,
      Text reason,
      String saleId,
      String orderId,
      String orderNumber,
      Text product,
      String productId,
      String room,
      String contractId,
      Integer contractVersion,
      Integer clauseNo,
      Text sentence,
      Party counterparty,
      String ref,
      String note,
      Proof proof) {}
}
