package org.tongtian.orders.aftersales;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.aftersales.CaseSteps.Mover;

/**
 * What happens to cases by itself. What is due is read from the store, so a restart forgets none,
 * and the guarded write lets one of several instances win.
 */
@Component
class CaseDeadlines {

  private static final Logger LOG = LoggerFactory.getLogger(CaseDeadlines.class);
  private static final int BATCH = 100;

  private final CaseRepository cases;
  private final CaseSteps steps;
  private final CaseDecisions decisions;
  private final CaseRefunds refunds;
  private final GoodsBack goodsBack;

  CaseDeadlines(
      CaseRepository cases,
      CaseSteps steps,
      CaseDecisions decisions,
      CaseRefunds refunds,
      GoodsBack goodsBack) {
    this.cases = cases;
    this.steps = steps;
    this.decisions = decisions;
    this.refunds = refunds;
    this.goodsBack = goodsBack;
  }

  @Scheduled(fixedDelayString = "${tongtian.after-sales.sweep-every}")
  void sweep() {
    endOvertaken();
    due(steps.now());
  }

  /** Takes the step of time in each case whose deadline is over by then. */
  void due(Instant now) {
    for (AfterSalesCase each : cases.due(now, BATCH)) {
      try {
        passed(each);
      } catch (Refusal movedOn) {
        LOG.info("Case {} did not move by itself: {}", each.id(), movedOn.code());
      } catch (RuntimeException failure) {
        LOG.warn("Case {} moves later: {}", each.id(), failure.toString());
      }
    }
  }

  private void passed(AfterSalesCase seen) {
    Mover time = Mover.time(seen);
    switch (seen.state()) {
      case DECIDING -> {
        if (seen.kind().isSentBack()) {
          steps.take(seen, CaseStep.APPEAL, time);
        } else {
          decisions.grant(seen, time);
        }
      }
      case OFFERED -> decisions.takeOffer(seen, time);
      case REFUSED -> steps.take(seen, CaseStep.LET_STAND, time);
      case TO_SEND_BACK -> steps.take(seen, CaseStep.LAPSE, time);
      case SENT_BACK -> goodsBack.arrive(seen, false, time);
      case TO_REPLACE -> goodsBack.payInstead(seen, time);
      case REFUNDING -> refunds.carryOut(seen);
      default -> throw new IllegalStateException("Nothing is due in " + seen.state());
    }
  }

  /** Goods of which a parcel was sent meanwhile can't be kept back any more. */
  private void endOvertaken() {
    String after = null;
    List<AfterSalesCase> page;
    do {
      page = cases.beforeShipment(after, BATCH);
      for (AfterSalesCase each : page) {
        after = each.position();
        endOvertaken(each);
      }
    } while (page.size() == BATCH);
  }

  private void endOvertaken(AfterSalesCase each) {
    try {
      decisions.overtake(each);
    } catch (Refusal movedOn) {
      LOG.info("Case {} moved meanwhile: {}", each.id(), movedOn.code());
    }
  }
}
