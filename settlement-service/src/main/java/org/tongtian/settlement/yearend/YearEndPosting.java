package org.tongtian.settlement.yearend;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.debt.Debt;
import org.tongtian.settlement.debt.DebtService;
import org.tongtian.settlement.member.Member;
import org.tongtian.settlement.member.MemberService;

/**
 * Posts an approved year end: one transfer for each batch of members, under an id that the book
 * takes once, then what guarantors owe, then the members' accounts. Whatever stops it half-way, the
 * next attempt goes on: nothing is posted twice, and the co-op never pays more than it has.
 */
@Service
class YearEndPosting {

  /** So many members are paid by one transfer. */
  static final int BATCH = 50;

  private static final Logger LOG = LoggerFactory.getLogger(YearEndPosting.class);

  private final YearEndRepository years;
  private final BookService books;
  private final DebtService debts;
  private final MemberService members;
  private final Clock clock;

  YearEndPosting(
      YearEndRepository years,
      BookService books,
      DebtService debts,
      MemberService members,
      Clock clock) {
    this.years = years;
    this.books = books;
    this.debts = debts;
    this.members = members;
    this.clock = clock;
  }

  /**
   * Posts it, or goes on posting it; does nothing where it is posted.
   *
   * @throws Refusal {@code yearend.not_approved}, {@code yearend.payable_short} (409): nothing is
   *     posted where the co-op has less than all dividends when it starts
   */
  void post(StoredYearEnd stored) {
    if (stored.state() == YearEndState.POSTED) {
      return;
    }
    if (stored.state() == YearEndState.DRAFT) {
      throw Refusal.conflict("yearend.not_approved");
    }
    YearEnd result = stored.result();
    if (stored.state() == YearEndState.APPROVED) {
      requirePayable(result);
      years.startPosting(stored.id());
    }
    postDividends(stored, result);
    postReturns(stored);
    recordInAccounts(stored, result);
    years.finishPosting(stored.id(), now());
  }

  /** Goes on with what a crash has left half-way. */
  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT15S")
  void resume() {
    for (StoredYearEnd stored : years.posting()) {
      try {
        post(stored);
      } catch (Refusal refusal) {
        LOG.warn("Year end {} cannot go on yet: {}", stored.id(), refusal.code());
      }
    }
  }

  private void requirePayable(YearEnd result) {
    long all = result.pools().distributable();
    String coop = result.input().coop();
    long available = books.read(result.input().book(), fold -> fold.account(coop).available());
    if (available < all) {
      throw Refusal.conflict(
          "yearend.payable_short",
          Money.cny(available).inMajorUnits(),
          Money.cny(all).inMajorUnits());
    }
  }

  private void postDividends(StoredYearEnd stored, YearEnd result) {
    List<MemberDividend> paid = result.lines().stream().filter(line -> line.total() > 0).toList();
    for (int from = 0; from < paid.size(); from += BATCH) {
      List<MemberDividend> batch = paid.subList(from, Math.min(paid.size(), from + BATCH));
      books.append(stored.book(), List.of(transfer(stored, batch, from / BATCH)));
    }
  }

  private static BookEvent transfer(StoredYearEnd stored, List<MemberDividend> batch, int number) {
    List<BookEvent.Leg> legs = new ArrayList<>();
    long sum = 0;
    for (MemberDividend line : batch) {
      sum = Math.addExact(sum, line.total());
      legs.add(new BookEvent.Leg(line.member().party(), line.total()));
    }
    legs.addFirst(new BookEvent.Leg(stored.coop(), -sum));
    return new BookEvent.Transferred(
        "dividend:" + stored.id() + ":" + number,
        stored.approval().approvedAt(),
        "DIVIDEND",
        stored.id(),
        stored.contractVersion(),
        stored.clauseNo(),
        legs,
        stored.hash());
  }

  private void postReturns(StoredYearEnd stored) {
    for (OwedReturn owed : stored.returns()) {
      if (owed.terms().topUp() > 0) {
        debts.owe(
            Debt.of(
                "return:" + stored.id() + ":" + owed.book() + ":" + owed.clauseNo(),
                owed.book(),
                stored.id(),
                owed.guarantor(),
                owed.household(),
                owed.terms().topUp(),
                "RETURN",
                owed.contractVersion(),
                owed.clauseNo(),
                stored.approval().approvedAt(),
                owed.terms().reason()));
      }
    }
  }

  private void recordInAccounts(StoredYearEnd stored, YearEnd result) {
    LocalDate last = LocalDate.of(stored.year(), 12, 31);
    for (MemberDividend line : result.lines()) {
      Member member = members.find(stored.coop(), line.member().party()).orElseThrow();
      members.recordYear(member, stored.id(), last, line.total(), line.reserve(), line.residues());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
