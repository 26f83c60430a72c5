package org.tongtian.orders.aftersales;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.aftersales.CaseSteps.Mover;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.payment.Refund;
import org.tongtian.orders.payment.RefundReason;
import org.tongtian.orders.payment.RefundService;

/**
 * Carries out the refunds that cases decided. The refund's id follows from the case, so whatever
 * runs twice pays once; what a crash left is taken up by the sweep.
 */
@Service
class CaseRefunds {

  private static final Logger LOG = LoggerFactory.getLogger(CaseRefunds.class);

  private final CaseRepository cases;
  private final CaseSteps steps;
  private final OrderService orders;
  private final RefundService refunds;

  CaseRefunds(CaseRepository cases, CaseSteps steps, OrderService orders, RefundService refunds) {
    this.cases = cases;
    this.steps = steps;
    this.orders = orders;
    this.refunds = refunds;
  }

  /** What cases granted of each line's sent goods, as weights by line; that case left out. */
  Map<String, Long> granted(String orderId, String exceptCaseId) {
    Map<String, Long> weights = new HashMap<>();
    for (AfterSalesCase each : cases.ofOrder(orderId)) {
      boolean counts =
          (each.state() == CaseState.REFUNDED || each.state() == CaseState.REFUNDING)
              && each.kind() != CaseKind.BEFORE_SHIPMENT
              && !each.id().equals(exceptCaseId);
      if (counts) {
        each.lines().forEach(l -> weights.merge(l.lineId(), l.grantedWeight(), Long::sum));
      }
    }
    return weights;
  }

  /** What these shares would give the buyer now. */
  Money worth(AfterSalesCase of, List<CaseLine> lines) {
    return CaseMoney.worth(
        orders.require(of.orderId()),
        of.kind(),
        of.reason(),
        lines,
        granted(of.orderId(), of.id()));
  }

  /** Writes the refund of a case that is decided; other cases are given back as they are. */
  AfterSalesCase carryOut(AfterSalesCase decided) {
    if (decided.state() != CaseState.REFUNDING) {
      return decided;
    }
    Order order = orders.require(decided.orderId());
    String refundId = refundId(decided);
    OrderRefund parts =
        CaseMoney.refund(
            refundId,
            order,
            decided.kind(),
            decided.reason(),
            decided.lines(),
            granted(decided.orderId(), decided.id()),
            decided.restock());
    try {
      refunds.refund(order, parts, RefundReason.AFTER_SALES, decided.id());
    } catch (Refusal refusal) {
      return refusedByOrder(decided, refusal);
    }
    return steps.take(
        decided,
        CaseStep.REFUND,
        Mover.market(decided, null),
        new Document("granted", paid(decided, refundId)),
        null);
  }

  /**
   * The order has not so much left. Of goods that were to be sent that means that they were sent
   * meanwhile; otherwise something else took money of these lines between reading and writing, and
   * the next attempt counts anew.
   */
  private AfterSalesCase refusedByOrder(AfterSalesCase decided, Refusal refusal) {
    LOG.warn("The refund of case {} was refused: {}", decided.id(), refusal.code());
    if (refusal.status().is5xxServerError()) {
      return decided; // the sweep tries again
    }
    if (decided.kind() == CaseKind.BEFORE_SHIPMENT) {
      return steps.take(decided, CaseStep.OVERTAKE, Mover.market(decided, null));
    }
    return cases
        .change(decided, new Document("attempt", decided.attempt() + 1), new Document())
        .orElseGet(() -> steps.require(decided.id()));
  }

  private Money paid(AfterSalesCase decided, String refundId) {
    return refunds.ofOrder(decided.orderId()).stream()
        .filter(refund -> refund.id().equals(refundId))
        .map(Refund::amount)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No refund of case " + decided.id()));
  }

  static String refundId(AfterSalesCase decided) {
    return Ids.derived("aftersales", decided.id(), Integer.toString(decided.attempt()));
  }
}
