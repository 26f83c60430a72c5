package org.tongtian.orders.aftersales;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.checkout.Stock;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;

/**
 * The stock of the goods that an exchange sends again: the same lots, under reservations of its
 * own.
 */
@Component
class Replacements {

  private static final Logger LOG = LoggerFactory.getLogger(Replacements.class);

  /** As long as catalog-service holds anything; a sale after that takes the stock again. */
  private static final Duration HELD = Duration.ofDays(6);

  private final Stock stock;
  private final OrderService orders;

  Replacements(Stock stock, OrderService orders) {
    this.stock = stock;
    this.orders = orders;
  }

  /** The reservations by which it is held, the same however often; empty where there is none. */
  List<String> hold(AfterSalesCase of, Instant now) {
    Order order = orders.require(of.orderId());
    List<ReserveGoods.Wanted> wanted =
        of.lines().stream()
            .map(
                each ->
                    new ReserveGoods.Wanted(
                        reservationId(of, each.lineId()),
                        lotOf(order, each.lineId()),
                        each.quantity()))
            .toList();
    try {
      stock.reserve(new ReserveGoods(of.buyerId(), now.plus(HELD), wanted));
      return wanted.stream().map(ReserveGoods.Wanted::reservationId).toList();
    } catch (Refusal refusal) {
      if (refusal.status().is5xxServerError()) {
        throw refusal;
      }
      LOG.info("No new goods for case {}: {}", of.id(), refusal.code());
      return List.of();
    }
  }

  /** Gives it back; repeating it changes nothing. */
  void release(List<String> reservationIds) {
    if (!reservationIds.isEmpty()) {
      stock.release(reservationIds);
    }
  }

  private static String reservationId(AfterSalesCase of, String lineId) {
    return Ids.derived("exchange", of.id(), lineId);
  }

  private static String lotOf(Order order, String lineId) {
    return order.lines().stream()
        .filter(line -> line.id().equals(lineId))
        .map(OrderLine::goods)
        .map(OrderLine.Goods::lotId)
        .findFirst()
        .orElseThrow();
  }
}
