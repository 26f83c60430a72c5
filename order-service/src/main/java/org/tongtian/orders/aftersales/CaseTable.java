package org.tongtian.orders.aftersales;

import static org.tongtian.orders.aftersales.Actor.BUYER;
import static org.tongtian.orders.aftersales.Actor.COOPERATIVE;
import static org.tongtian.orders.aftersales.Actor.MARKET;
import static org.tongtian.orders.aftersales.Actor.PLATFORM;
import static org.tongtian.orders.aftersales.Actor.TIME;
import static org.tongtian.orders.aftersales.CaseKind.BEFORE_SHIPMENT;
import static org.tongtian.orders.aftersales.CaseKind.EXCHANGE;
import static org.tongtian.orders.aftersales.CaseKind.REFUND_ONLY;
import static org.tongtian.orders.aftersales.CaseKind.RETURN;
import static org.tongtian.orders.aftersales.CaseState.APPEALED;
import static org.tongtian.orders.aftersales.CaseState.DECIDING;
import static org.tongtian.orders.aftersales.CaseState.LAPSED;
import static org.tongtian.orders.aftersales.CaseState.OFFERED;
import static org.tongtian.orders.aftersales.CaseState.OVERTAKEN;
import static org.tongtian.orders.aftersales.CaseState.REFUNDED;
import static org.tongtian.orders.aftersales.CaseState.REFUNDING;
import static org.tongtian.orders.aftersales.CaseState.REFUSED;
import static org.tongtian.orders.aftersales.CaseState.REJECTED;
import static org.tongtian.orders.aftersales.CaseState.REPLACED;
import static org.tongtian.orders.aftersales.CaseState.SENT_BACK;
import static org.tongtian.orders.aftersales.CaseState.TO_REPLACE;
import static org.tongtian.orders.aftersales.CaseState.TO_SEND_BACK;
import static org.tongtian.orders.aftersales.CaseState.WITHDRAWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongtian.kit.Pure;

/**
 * The state machine of after-sales cases: every change there is. A case begins in DECIDING. What a
 * deadline does by itself stands in the rows of TIME, one for each state that has a deadline.
 */
@Pure
final class CaseTable {

  private static final Set<CaseKind> ANY = EnumSet.allOf(CaseKind.class);
  private static final Set<CaseKind> BEFORE = EnumSet.of(BEFORE_SHIPMENT);
  private static final Set<CaseKind> SHARE = EnumSet.of(REFUND_ONLY);
  private static final Set<CaseKind> MONEY = EnumSet.of(BEFORE_SHIPMENT, REFUND_ONLY);
  private static final Set<CaseKind> BACK = EnumSet.of(RETURN, EXCHANGE);
  private static final Set<CaseKind> SWAP = EnumSet.of(EXCHANGE);

  /** One change. */
  record Row(CaseStep step, Set<CaseKind> kinds, CaseState from, CaseState to, Set<Actor> by) {}

  static final List<Row> ROWS =
      List.of(
          row(CaseStep.GRANT, MONEY, DECIDING, REFUNDING, COOPERATIVE, TIME),
          row(CaseStep.OFFER, SHARE, DECIDING, OFFERED, COOPERATIVE),
          row(CaseStep.ACCEPT, BACK, DECIDING, TO_SEND_BACK, COOPERATIVE),
          row(CaseStep.REFUSE, ANY, DECIDING, REFUSED, COOPERATIVE),
          row(CaseStep.APPEAL, BACK, DECIDING, APPEALED, TIME),
          row(CaseStep.TAKE_OFFER, SHARE, OFFERED, REFUNDING, BUYER, TIME),
          row(CaseStep.APPEAL, SHARE, OFFERED, APPEALED, BUYER),
          row(CaseStep.APPEAL, ANY, REFUSED, APPEALED, BUYER),
          row(CaseStep.LET_STAND, ANY, REFUSED, REJECTED, TIME),
          row(CaseStep.AWARD, ANY, APPEALED, REFUNDING, PLATFORM),
          row(CaseStep.AWARD_RETURN, BACK, APPEALED, TO_SEND_BACK, PLATFORM),
          row(CaseStep.UPHOLD, ANY, APPEALED, REJECTED, PLATFORM),
          row(CaseStep.SEND_BACK, BACK, TO_SEND_BACK, SENT_BACK, BUYER),
          row(CaseStep.LAPSE, BACK, TO_SEND_BACK, LAPSED, TIME),
          row(CaseStep.ARRIVE, BACK, SENT_BACK, REFUNDING, COOPERATIVE, TIME),
          row(CaseStep.ARRIVE_AND_HOLD, SWAP, SENT_BACK, TO_REPLACE, COOPERATIVE, TIME),
          row(CaseStep.REFUSE, BACK, SENT_BACK, REFUSED, COOPERATIVE),
          row(CaseStep.REPLACE, SWAP, TO_REPLACE, REPLACED, COOPERATIVE),
          row(CaseStep.PAY_INSTEAD, SWAP, TO_REPLACE, REFUNDING, COOPERATIVE, TIME),
          row(CaseStep.WITHDRAW, ANY, DECIDING, WITHDRAWN, BUYER),
          row(CaseStep.WITHDRAW, SHARE, OFFERED, WITHDRAWN, BUYER),
          row(CaseStep.WITHDRAW, ANY, REFUSED, WITHDRAWN, BUYER),
          row(CaseStep.WITHDRAW, ANY, APPEALED, WITHDRAWN, BUYER),
          row(CaseStep.WITHDRAW, BACK, TO_SEND_BACK, WITHDRAWN, BUYER),
          row(CaseStep.REFUND, ANY, REFUNDING, REFUNDED, MARKET),
          row(CaseStep.OVERTAKE, BEFORE, DECIDING, OVERTAKEN, MARKET),
          row(CaseStep.OVERTAKE, BEFORE, REFUSED, OVERTAKEN, MARKET),
          row(CaseStep.OVERTAKE, BEFORE, APPEALED, OVERTAKEN, MARKET),
          row(CaseStep.OVERTAKE, BEFORE, REFUNDING, OVERTAKEN, MARKET));

  private CaseTable() {}

  /** The state after the step, empty where the table has no such row. */
  static Optional<CaseState> after(CaseKind kind, CaseState from, CaseStep step, Actor by) {
    return ROWS.stream()
        .filter(row -> row.step == step && row.from == from)
        .filter(row -> row.kinds.contains(kind) && row.by.contains(by))
        .map(Row::to)
        .findFirst();
  }

  /** What the actor can do with a case now, in the order of the table. */
  static List<CaseStep> open(CaseKind kind, CaseState from, Actor by) {
    return ROWS.stream()
        .filter(row -> row.from == from && row.kinds.contains(kind) && row.by.contains(by))
        .map(Row::step)
        .toList();
  }

  private static Row row(
      CaseStep step,
      Set<CaseKind> kinds,
      CaseState from,
      CaseState to,
      Actor first,
      Actor... more) {
    return new Row(step, kinds, from, to, EnumSet.of(first, more));
  }
}
