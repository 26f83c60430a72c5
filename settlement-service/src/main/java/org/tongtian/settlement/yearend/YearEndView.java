package org.tongtian.settlement.yearend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.debt.Debt;

/**
 * A year end as people see it.
 *
 * @param contractId whose clause says how the surplus is shared, and whose book pays
 * @param hash of the result document: what the members' assembly approves
 * @param byTradeVolume part of the distributable surplus by trade volume, as "60 %"
 * @param pools where the surplus goes
 * @param approval null before
 * @param returns what guarantors owe beside it
 */
record YearEndView(
    String coop,
    int year,
    YearEndState state,
    String contractId,
    int contractVersion,
    int clauseNo,
    String hash,
    String byTradeVolume,
    PoolsView pools,
    int members,
    Money tradeVolume,
    Money capital,
    ApprovalView approval,
    List<ReturnView> returns,
    Instant draftedAt,
    Instant postedAt) {

  /** The pools in money. */
  record PoolsView(
      Money surplus,
      Money losses,
      Money reserve,
      Money welfare,
      Money distributable,
      Money byVolume,
      Money byCapital) {

    static PoolsView of(Pools pools) {
      return new PoolsView(
          Money.cny(pools.surplus()),
          Money.cny(pools.losses()),
          Money.cny(pools.reserve()),
          Money.cny(pools.welfare()),
          Money.cny(pools.distributable()),
          Money.cny(pools.byVolume()),
          Money.cny(pools.byCapital()));
    }
  }

  /** The assembly's decision. */
  record ApprovalView(LocalDate heldOn, int entitled, int present, int votesFor, int votesAgainst) {

    static ApprovalView of(Approval approval) {
      return approval == null
          ? null
          : new ApprovalView(
              approval.heldOn(),
              approval.entitled(),
              approval.present(),
              approval.votesFor(),
              approval.votesAgainst());
    }
  }

  /**
   * A guaranteed return.
   *
   * @param topUp what the guarantor owes
   * @param paid of it so far; the rest is a recorded debt
   */
  record ReturnView(
      String contractId,
      int clauseNo,
      String household,
      String guarantor,
      Money guaranteed,
      Money dividend,
      Money topUp,
      Money paid,
      Text reason) {

    static ReturnView of(OwedReturn owed, List<Debt> debts) {
      long paid =
          debts.stream()
              .filter(debt -> debt.book().equals(owed.book()))
              .filter(debt -> debt.clauseNo() == owed.clauseNo())
              .mapToLong(Debt::paid)
              .sum();
      return new ReturnView(
          owed.book(),
          owed.clauseNo(),
          owed.household(),
          owed.guarantor(),
          Money.cny(owed.terms().guaranteed()),
          Money.cny(owed.terms().dividend()),
          Money.cny(owed.terms().topUp()),
          Money.cny(paid),
          owed.terms().reason());
    }
  }

  /**
   * What one member gets and why.
   *
   * @param reasons by trade volume, by capital, and of the reserve
   */
  record LineView(
      String party,
      String number,
      Text name,
      Money tradeVolume,
      Money capital,
      Money byVolume,
      Money byCapital,
      Money total,
      Money reserve,
      List<Text> reasons) {

    static LineView of(YearEnd result, MemberDividend line) {
      return new LineView(
          line.member().party(),
          line.member().number(),
          line.member().name(),
          Money.cny(line.member().tradeVolume()),
          Money.cny(line.member().standing().capitalBase()),
          Money.cny(line.byVolume()),
          Money.cny(line.byCapital()),
          Money.cny(line.total()),
          Money.cny(line.reserve()),
          List.of(
              DividendReason.byVolume(result, line),
              DividendReason.byCapital(result, line),
              DividendReason.reserve(result, line)));
    }
  }

  /** A page of lines, in the order of the party ids. */
  record LinePage(List<LineView> items, String next) {}

  /** The co-op's year ends, the newest first. */
  record YearList(List<YearEndView> items, String next) {}

  static YearEndView of(StoredYearEnd stored, List<Debt> debts) {
    YearEnd result = stored.result();
    return new YearEndView(
        stored.coop(),
        stored.year(),
        stored.state(),
        stored.book(),
        stored.contractVersion(),
        stored.clauseNo(),
        stored.hash(),
        stored.byTradeVolume().inWords(),
        PoolsView.of(result.pools()),
        stored.members().size(),
        Money.cny(result.tradeVolume()),
        Money.cny(result.capitalBase()),
        ApprovalView.of(stored.approval()),
        stored.returns().stream().map(owed -> ReturnView.of(owed, debts)).toList(),
        stored.draftedAt(),
        stored.postedAt());
  }
}
