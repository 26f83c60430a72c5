package org.tongtian.orders.presale;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.checkout.Contracts;
import org.tongtian.orders.checkout.Saga;
import org.tongtian.orders.checkout.Stock;
import org.tongtian.orders.delivery.Arrivals;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.order.Presale;
import org.tongtian.orders.order.PresaleRevisions;

/**
 * What a buyer answers who was offered other goods. Taking them is a saga under ids that follow
 * from the buyer's operation:
 *
 * <pre>
 * 1 reserve the stock at the other lot   undone by: giving it back, else it expires by itself
 *                                        gone: CANCELLED, OFFER_GONE, and the deposit goes back
 * 2 bind that lot's contract in force
 * 3 write the order                      BALANCE_DUE; the catalogue hears of both lots with it
 * </pre>
 */
@Service
class Offers {

  private final Stock stock;
  private final Contracts contracts;
  private final Harvests harvests;
  private final Arrivals arrivals;
  private final OrderService orders;
  private final PresaleRevisions presales;
  private final OrderSettings settings;
  private final Clock clock;

  /** What the steps have gathered. */
  private record Taking(
      Order order, String reservationId, String by, ReservedStock goods, ContractInForce contract) {

    Taking with(ReservedStock reserved) {
      return new Taking(order, reservationId, by, reserved, contract);
    }

    Taking with(ContractInForce bound) {
      return new Taking(order, reservationId, by, goods, bound);
    }

    Taking with(Order written) {
      return new Taking(written, reservationId, by, goods, contract);
    }

    boolean isTrueOf(Order now) {
      return now.lines().getFirst().progress().reservationId().equals(reservationId);
    }
  }

  Offers(
      Stock stock,
      Contracts contracts,
      Harvests harvests,
      Arrivals arrivals,
      OrderService orders,
      PresaleRevisions presales,
      OrderSettings settings,
      Clock clock) {
    this.stock = stock;
    this.contracts = contracts;
    this.harvests = harvests;
    this.arrivals = arrivals;
    this.orders = orders;
    this.presales = presales;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The buyer takes the goods offered; the same answer again changes nothing. Refusals: 409 {@code
   * presale.no_offer}, {@code presale.offer_answered}, {@code presale.offer_over}; those of the
   * catalogue and of settlement, and the offer stands. Where the goods are gone for good the order
   * ends with {@code OFFER_GONE}: its buyer need not wait for the deposit any longer.
   */
  Order take(Order order, String lotId, String operationId) {
    Presale.Offer offer = order.presale() == null ? null : order.presale().offer();
    if (offer != null && offer.taken() && offer.lotId().equals(lotId)) {
      return order;
    }
    PresaleRevisions.requireOpenOffer(order, lotId, now());
    Taking taking =
        new Taking(order, Ids.derived(order.id(), "offer", operationId), operationId, null, null);
    try {
      return take(taking);
    } catch (Refusal refusal) {
      if (isForGood(refusal, order)) {
        return presales.loseOffer(order.id(), lotId);
      }
      throw refusal;
    }
  }

  private Order take(Taking begun) {
    return new Saga<Taking>(taking -> !taking.isTrueOf(orders.require(taking.order().id())))
        .step(
            "reserve the stock",
            taking -> taking.with(reserved(taking)),
            taking -> stock.release(List.of(taking.reservationId())))
        .step("bind the contract", taking -> taking.with(bound(taking)))
        .step("write the order", this::write)
        .run(begun)
        .order();
  }

  private boolean isForGood(Refusal refusal, Order order) {
    return switch (refusal.code()) {
      case "catalog.sale_over" -> true;
      case "catalog.not_enough_stock" -> areSold(order);
      default -> false;
    };
  }

  /** Ends an order whose offered goods were sold to others, and not only reserved. */
  Order endIfGone(Order order) {
    return areSold(order) ? presales.loseOffer(order.id(), order.presale().offer().lotId()) : order;
  }

  private boolean areSold(Order order) {
    StockAccount lot = harvests.accountOf(order.presale().offer().lotId());
    Quantity unsold = lot.declared().minus(lot.sold());
    return unsold.compareTo(order.lines().getFirst().quantity()) < 0;
  }

  /** The buyer refuses them, and gets the deposit back; refusals as {@link #take} has them. */
  Order refuse(Order order, String lotId, String operationId) {
    return presales.refuse(order.id(), lotId, operationId);
  }

  private ReservedStock reserved(Taking taking) {
    Order order = taking.order();
    ReserveGoods.Wanted wanted =
        new ReserveGoods.Wanted(
            taking.reservationId(),
            order.presale().offer().lotId(),
            order.lines().getFirst().quantity());
    Instant until = now().plus(settings.stockHeld());
    return stock.reserve(new ReserveGoods(order.buyerId(), until, List.of(wanted))).getFirst();
  }

  private ContractInForce bound(Taking taking) {
    ReservedStock goods = taking.goods();
    return contracts.inForce(goods.contractId(), now(), goods.cooperative().id());
  }

  /** Where another device was faster, this one's stock goes back. */
  private Taking write(Taking taking) {
    Order order = taking.order();
    int days = order.presale().terms().balanceDays();
    Instant now = now();
    Order after =
        presales.take(
            order.id(),
            order.presale().offer().lotId(),
            line(taking),
            BusinessDays.shanghai().plusBusinessDays(now, days),
            arrivals.renewed(order, taking.goods().harvestDate(), now),
            taking.by());
    if (!taking.isTrueOf(after)) {
      stock.release(List.of(taking.reservationId()));
    }
    return taking.with(after);
  }

  /** The line keeps its id, by which settlement will know the sale, and its price as offered. */
  private static OrderLine line(Taking taking) {
    OrderLine before = taking.order().lines().getFirst();
    Presale.Offer offer = taking.order().presale().offer();
    return new OrderLine(
        before.id(),
        OrderLine.Goods.of(taking.goods()),
        before.quantity(),
        offer.unitPrice(),
        price(offer.money(), taking.contract()),
        new OrderLine.SaleTerms(taking.contract(), before.sale().roomId(), before.sale().hostId()),
        OrderLine.Progress.begun(taking.reservationId()));
  }

  /** A contract that pays nobody for delivery takes no fee for it. */
  private static LineMoney price(LineMoney offered, ContractInForce contract) {
    return contract.delivery()
        ? offered
        : new LineMoney(
            offered.goods(), offered.cooperativeCoupon(), offered.platformCoupon(), Money.cny(0));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
