package org.tongtian.settlement.book;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.Cover;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.FundDraw;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.InsuredCause;
import org.tongtian.settlement.split.SplitLine;

/**
 * Funds and insurers pay what they have and owe the rest (promises S7, S8, S11): nobody is
 * overdrawn, nothing is minted.
 */
@Pure
final class DebtPlan {

  private DebtPlan() {}

  static void draw(PlanDraft draft, BookEvent.FundDrawn event) {
    if (!(draft.clause(event.version(), event.clauseNo()) instanceof FundDraw rule)) {
      throw Refusal.invalid("book.clause_wrong", "clauseNo", event.clauseNo());
    }
    requireWithin(draft, rule, event);
    pay(
        draft,
        EntryKind.FUND_DRAWN,
        event.eventId(),
        event,
        null,
        Matter.of(null, rule.party(), 0)
            .withClause(event.version(), rule.no())
            .withCause(rule.cause().name())
            .withAsks(event.asks())
            .withNote(event.note()));
  }

  private static void requireWithin(PlanDraft draft, FundDraw rule, BookEvent.FundDrawn event) {
    long sum = 0;
    List<String> asking = new ArrayList<>();
    for (Ask ask : event.asks()) {
      PlanDraft.requirePositive(ask.amount(), "asks");
      if (!rule.payees().contains(ask.party()) || asking.contains(ask.party())) {
        throw Refusal.invalid("fund.payee_not_allowed", "asks", rule.no(), ask.party());
      }
      asking.add(ask.party());
      sum = Math.addExact(sum, ask.amount());
    }
    if (sum == 0) {
      throw Refusal.invalid("fund.nothing_asked", "asks");
    }
    YearMonth month = YearMonth.from(event.happenedAt().atZone(BookFold.ZONE));
    long drawn = draft.state().debts().drawn(rule.party(), rule.no(), month);
    requireAtMost(rule, sum, rule.mostPerClaim().amount());
    requireAtMost(rule, Math.addExact(drawn, sum), rule.mostPerMonth().amount());
  }

  private static void requireAtMost(FundDraw rule, long asked, long most) {
    if (asked > most) {
      throw Refusal.conflict("fund.over_limit", rule.no(), Money.cny(asked), Money.cny(most));
    }
  }

  static void claim(PlanDraft draft, BookEvent.CoverClaimed event) {
    SaleStanding standing = draft.state().sale(event.saleId());
    BookedSale sale = draft.accrualOf(event.saleId()).sale();
    int version = sale.contractVersion();
    if (!(draft.clause(version, event.clauseNo()) instanceof InsurancePremium premium)) {
      throw Refusal.invalid("book.clause_wrong", "clauseNo", event.clauseNo());
    }
    Cover cover =
        premium.covers().stream()
            .filter(each -> each.cause().name().equals(event.cause()))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid("claim.not_covered", "cause", event.cause()));
    if (draft.state().debts().isClaimed(event.saleId(), premium.no(), event.cause())) {
      throw Refusal.conflict("claim.claimed_before", event.cause());
    }
    if (draft.terms().terms(version).party(event.beneficiary()).isEmpty()) {
      throw Refusal.invalid("claim.beneficiary_not_party", "beneficiary");
    }
    requireThreshold(cover, event);
    long insured =
        standing.state() == EntryKind.REVERSED ? 0 : sale.gross() - standing.refunded().goods();
    long benefit =
        Math.floorDiv(
            Math.multiplyExact(insured, cover.benefit().numerator()),
            cover.benefit().denominator());
    if (benefit <= 0) {
      throw Refusal.conflict("claim.nothing_insured");
    }
    pay(
        draft,
        EntryKind.CLAIMED,
        event.eventId(),
        event,
        sale,
        Matter.of(event.measured() == null ? null : event.measured().toString(), premium.payee(), 0)
            .withClause(version, premium.no())
            .withCounterparty(event.beneficiary())
            .withCause(event.cause())
            .withAsks(List.of(new Ask(event.beneficiary(), benefit)))
            .withNote(event.note()));
  }

  private static void requireThreshold(Cover cover, BookEvent.CoverClaimed event) {
    if (cover.threshold() == null) {
      return;
    }
    Long measured = event.measured();
    boolean reached =
        measured != null
            && (cover.cause() == InsuredCause.PRICE
                ? measured < cover.threshold()
                : measured > cover.threshold());
    if (!reached) {
      throw Refusal.conflict("claim.threshold_not_reached", cover.threshold());
    }
  }

  /** What a floor was short of is owed by the last of its payers once the sale is released. */
  static void oweShortfalls(PlanDraft draft, Entry release) {
    BookedSale sale = release.sale();
    SaleStanding standing = draft.state().sale(sale.saleId());
    for (SplitLine line : release.lines()) {
      if (line.shortfall() > 0
          && draft.clause(sale.contractVersion(), line.clauseNo()) instanceof FloorPrice floor) {
        long left = sale.gross() - standing.refunded().goods();
        long owed = Math.floorDiv(Math.multiplyExact(line.shortfall(), left), sale.gross());
        if (owed > 0) {
          draft.add(owe(release, floor, owed));
        }
      }
    }
  }

  private static Entry owe(Entry release, FloorPrice floor, long owed) {
    Matter matter =
        Matter.of(release.event(), floor.payers().getLast(), 0)
            .withClause(release.sale().contractVersion(), floor.no())
            .withCause("FLOOR")
            .withAsks(List.of(new Ask(floor.payee(), owed)));
    return new Entry(
        EntryKind.FUND_DRAWN,
        release.event() + "/owed/" + floor.no(),
        release.happenedAt(),
        release.sale(),
        List.of(),
        matter);
  }

  /** Pays debts with what is there now; nothing happens where nothing is. */
  static void payDebts(PlanDraft draft, BookEvent.DebtDue event) {
    List<Ask> debts = new ArrayList<>();
    for (Map.Entry<String, Long> debt : draft.state().debts().of(event.debtor()).entrySet()) {
      if (debt.getValue() > 0) {
        debts.add(new Ask(debt.getKey(), debt.getValue()));
      }
    }
    if (!debts.isEmpty() && draft.state().account(event.debtor()).available() > 0) {
      pay(
          draft,
          EntryKind.DEBT_PAID,
          event.eventId(),
          event,
          null,
          Matter.of(null, event.debtor(), 0).withAsks(debts));
    }
  }

  /** Pays the asks of the matter from its party, pro rata where that is short. */
  private static void pay(
      PlanDraft draft, EntryKind kind, String id, BookEvent event, BookedSale sale, Matter due) {
    long[] asks = due.asks().stream().mapToLong(Ask::amount).toArray();
    long available = Math.max(0, draft.state().account(due.party()).available());
    long[] parts = ProRata.of(available, asks);
    List<SplitLine> lines = new ArrayList<>();
    long paid = 0;
    for (int i = 0; i < parts.length; i++) {
      paid += parts[i];
      if (parts[i] > 0) {
        lines.add(PlanDraft.line(due.clauseNo(), due.asks().get(i).party(), parts[i]));
      }
    }
    if (paid > 0) {
      lines.addFirst(PlanDraft.line(due.clauseNo(), due.party(), -paid));
    }
    draft.add(new Entry(kind, id, event.happenedAt(), sale, lines, due.withAmount(paid)));
  }

  static Clause clause(List<Clause> clauses, int no) {
    return clauses.stream().filter(each -> each.no() == no).findFirst().orElse(null);
  }
}
