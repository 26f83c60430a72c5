package org.tongtian.orders.aftersales;

import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.aftersales.CaseCommands.Decision;
import org.tongtian.orders.aftersales.CaseCommands.Offer;
import org.tongtian.orders.aftersales.CaseCommands.Share;
import org.tongtian.orders.aftersales.CaseCommands.Verdict;
import org.tongtian.orders.aftersales.CaseSteps.Mover;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;

/**
 * The decisions about a case. Where one means money, the decision is stored first and the refund
 * carried out after it; a refund that fails then is tried again until it is done.
 */
@Service
class CaseDecisions {

  private final CaseSteps steps;
  private final CaseRefunds refunds;
  private final OrderService orders;

  CaseDecisions(CaseSteps steps, CaseRefunds refunds, OrderService orders) {
    this.steps = steps;
    this.refunds = refunds;
    this.orders = orders;
  }

  /** All that is asked for. Of goods that were sent meanwhile the case ends instead. */
  AfterSalesCase grant(AfterSalesCase seen, Mover mover) {
    CaseSteps.requireOpen(seen, CaseStep.GRANT, mover.actor());
    return pay(seen, CaseStep.GRANT, CaseCommands.whole(seen), mover);
  }

  /** A smaller share; 400 {@code aftersales.shares_invalid}, also where it is not smaller. */
  AfterSalesCase offer(AfterSalesCase seen, Offer offer, Mover mover) {
    CaseSteps.requireOpen(seen, CaseStep.OFFER, mover.actor());
    List<CaseLine> lines = CaseCommands.sharing(seen, offer.lines());
    if (lines.stream().allMatch(line -> line.granted() == line.wanted())) {
      throw Refusal.invalid("aftersales.shares_invalid", "lines");
    }
    requireWorth(seen, lines);
    return steps.take(seen, CaseStep.OFFER, mover, granting(seen, lines), null);
  }

  /** What those shares would come to; 400 {@code aftersales.shares_invalid}. */
  Money worth(AfterSalesCase seen, List<Share> shares) {
    return refunds.worth(seen, CaseCommands.sharing(seen, shares));
  }

  /** A share of less than a fen is none. */
  private void requireWorth(AfterSalesCase seen, List<CaseLine> lines) {
    if (refunds.worth(seen, lines).amount() == 0) {
      throw Refusal.invalid("aftersales.worth_nothing", "lines");
    }
  }

  /** The buyer takes what was offered. */
  AfterSalesCase takeOffer(AfterSalesCase seen, Mover mover) {
    CaseSteps.requireOpen(seen, CaseStep.TAKE_OFFER, mover.actor());
    return pay(seen, CaseStep.TAKE_OFFER, seen.lines(), mover);
  }

  /** The goods may come back, to that address. */
  AfterSalesCase accept(AfterSalesCase seen, String returnTo, Mover mover) {
    return steps.take(seen, CaseStep.ACCEPT, mover, new Document("returnTo", returnTo), null);
  }

  /** The platform's last word. */
  AfterSalesCase decide(AfterSalesCase seen, Decision decision, Mover mover) {
    if (decision.verdict() == null) {
      throw Refusal.invalid("aftersales.verdict_missing", "verdict");
    }
    return switch (decision.verdict()) {
      case UPHOLD -> steps.take(seen, CaseStep.UPHOLD, mover);
      case AWARD -> {
        CaseSteps.requireOpen(seen, CaseStep.AWARD, mover.actor());
        List<CaseLine> lines = CaseCommands.sharing(seen, decision.lines());
        requireWorth(seen, lines);
        yield pay(seen, CaseStep.AWARD, lines, mover);
      }
      case AWARD_RETURN -> awardReturn(seen, decision, mover);
    };
  }

  private AfterSalesCase awardReturn(AfterSalesCase seen, Decision decision, Mover mover) {
    if (seen.isSentBack()) {
      throw Refusal.conflict("aftersales.already_sent_back");
    }
    CaseSteps.requireOpen(seen, CaseStep.AWARD_RETURN, mover.actor());
    Document changes = new Document("returnTo", CaseWords.address(decision.returnTo()));
    return steps.take(seen, CaseStep.AWARD_RETURN, mover, changes, null);
  }

  /** Takes a step that ends in money, and carries the refund out. */
  AfterSalesCase pay(AfterSalesCase seen, CaseStep step, List<CaseLine> lines, Mover mover) {
    return pay(seen, step, lines, new Document(), mover);
  }

  AfterSalesCase pay(
      AfterSalesCase seen, CaseStep step, List<CaseLine> lines, Document changes, Mover mover) {
    if (seen.tookStep(mover.operationId())) {
      return refunds.carryOut(seen);
    }
    if (isOvertaken(seen)) {
      return steps.take(seen, CaseStep.OVERTAKE, Mover.market(seen, null));
    }
    Document all = new Document(changes);
    all.putAll(granting(seen, lines));
    return refunds.carryOut(steps.take(seen, step, mover, all, null));
  }

  private Document granting(AfterSalesCase seen, List<CaseLine> lines) {
    Money worth = refunds.worth(seen, lines);
    return new Document("lines", lines).append("granted", worth);
  }

  /** Ends a case about goods that were sent meanwhile; true where it was one. */
  boolean overtake(AfterSalesCase seen) {
    if (!isOvertaken(seen)) {
      return false;
    }
    steps.take(seen, CaseStep.OVERTAKE, Mover.market(seen, null));
    return true;
  }

  private boolean isOvertaken(AfterSalesCase seen) {
    if (seen.kind() != CaseKind.BEFORE_SHIPMENT
        || !CaseSteps.isOpen(seen, CaseStep.OVERTAKE, Actor.MARKET)) {
      return false;
    }
    Order order = orders.require(seen.orderId());
    return seen.lines().stream()
        .anyMatch(
            each ->
                order.lines().stream()
                    .filter(line -> line.id().equals(each.lineId()))
                    .anyMatch(line -> line.toShip().compareTo(each.quantity()) < 0));
  }

  /** Which verdicts are possible now. */
  static List<Verdict> verdicts(AfterSalesCase seen) {
    if (seen.state() != CaseState.APPEALED) {
      return List.of();
    }
    return seen.kind().isSentBack() && !seen.isSentBack()
        ? List.of(Verdict.values())
        : List.of(Verdict.AWARD, Verdict.UPHOLD);
  }
}
