package org.tongtian.settlement.forward;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.member.TradeSource;

/** What a member delivered to its co-op on forward orders counts as trade with it. */
@Component
class ForwardTrade implements TradeSource {

  private static final int MOST = 10_000;

  private final ForwardRepository orders;

  ForwardTrade(ForwardRepository orders) {
    this.orders = orders;
  }

  @Override
  public Text name() {
    return new Text("订单交货", "Delivered on forward orders");
  }

  @Override
  public long trade(String coop, String party, LocalDate from, LocalDate to) {
    return orders.of(party, null, MOST).stream()
        .map(StoredForward::order)
        .filter(order -> order.terms().buyer().id().equals(coop))
        .filter(order -> order.terms().seller().id().equals(party))
        .mapToLong(order -> value(order, from, to))
        .reduce(0, Math::addExact);
  }

  private static long value(ForwardOrder order, LocalDate from, LocalDate to) {
    ForwardPrice price = new ForwardPrice(order.terms());
    List<Delivery> deliveries = order.deliveries();
    long sum = 0;
    for (int i = 0; i < deliveries.size(); i++) {
      LocalDate day = deliveries.get(i).on();
      if (!day.isBefore(from) && !day.isAfter(to)) {
        sum = Math.addExact(sum, price.cost(deliveries, i).value());
      }
    }
    return sum;
  }
}
