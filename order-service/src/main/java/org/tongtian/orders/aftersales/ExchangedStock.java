package org.tongtian.orders.aftersales;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which stock is taken for exchanged goods, for whoever adds stock up. */
@Component
public class ExchangedStock {

  private final CaseRepository cases;

  ExchangedStock(CaseRepository cases) {
    this.cases = cases;
  }

  /** Those of these reservations that an exchange holds or has sent. */
  public Set<String> among(Collection<String> reservationIds) {
    Set<String> known = new HashSet<>();
    for (AfterSalesCase each : cases.holding(reservationIds)) {
      boolean takes = each.state() == CaseState.TO_REPLACE || each.state() == CaseState.REPLACED;
      if (takes) {
        known.addAll(each.reservationIds());
      }
    }
    known.retainAll(Set.copyOf(reservationIds));
    return known;
  }
}
