package org.tongtian.orders.aftersales;

import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.orders.businessday.BusinessDays;

/** When something happens to a case by itself. */
@Pure
final class CaseClock {

  /** How soon a decided refund that did not come through is tried again, seconds. */
  static final int REFUND_AGAIN = 20;

  private CaseClock() {}

  /** The deadline of a state that begins now; null where the case is over. */
  static Instant dueAt(CaseState state, Instant now, AfterSalesSettings settings) {
    return switch (state) {
      case DECIDING -> in(settings.decideWithin(), now);
      case OFFERED -> in(settings.answerWithin(), now);
      case REFUSED -> in(settings.appealWithin(), now);
      case APPEALED -> in(settings.platformWithin(), now);
      case TO_SEND_BACK -> in(settings.sendBackWithin(), now);
      case SENT_BACK -> in(settings.arriveWithin(), now);
      case TO_REPLACE -> in(settings.replaceWithin(), now);
      case REFUNDING -> now.plusSeconds(REFUND_AGAIN);
      case REFUNDED, REPLACED, WITHDRAWN, REJECTED, LAPSED, OVERTAKEN -> null;
    };
  }

  private static Instant in(int businessDays, Instant now) {
    return BusinessDays.shanghai().plusBusinessDays(now, businessDays);
  }
}
