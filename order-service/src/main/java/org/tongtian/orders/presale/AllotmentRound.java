package org.tongtian.orders.presale;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.HarvestReport;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.delivery.Arrivals;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.Presale;
import org.tongtian.orders.order.PresaleRevisions;
import org.tongtian.orders.order.PresaleWatch;

/**
 * Shares the harvest of a lot among those who wait for it ({@link Allotment}). What was allotted
 * before, the orders themselves say, so a round that died is taken up by the next one.
 */
@Component
class AllotmentRound {

  private static final Logger LOG = LoggerFactory.getLogger(AllotmentRound.class);

  private final PresaleWatch watch;
  private final OrderService orders;
  private final PresaleRevisions presales;
  private final Harvests harvests;
  private final Arrivals arrivals;
  private final PresaleSettings settings;
  private final Clock clock;

  AllotmentRound(
      PresaleWatch watch,
      OrderService orders,
      PresaleRevisions presales,
      Harvests harvests,
      Arrivals arrivals,
      PresaleSettings settings,
      Clock clock) {
    this.watch = watch;
    this.orders = orders;
    this.presales = presales;
    this.harvests = harvests;
    this.arrivals = arrivals;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A round. Refuses with 503 {@code order.stock_unreachable}.
   *
   * @param until another instance may begin a round then, so nothing is written after it
   */
  void run(String lotId, Instant until) {
    List<Order> all = orders.find(watch.ordersOf(lotId));
    List<Order> waiting = all.stream().filter(Order::awaitsHarvest).toList();
    if (waiting.isEmpty()) {
      return;
    }
    HarvestReport report = harvests.of(lotId);
    Quantity harvested = report.harvested() == null ? ifOverdue(report) : report.harvested();
    if (harvested == null) {
      return;
    }
    Quantity taken = all.stream().map(AllotmentRound::taken).reduce(Quantity.ZERO, Quantity::plus);
    Allotment allotment =
        Allotment.of(harvested.minus(taken), waiting.stream().map(AllotmentRound::claim).toList());
    LOG.info(
        "Lot {}: {} harvested, {} allotted before, {} orders served now, {} without",
        lotId,
        harvested,
        taken,
        allotment.served().size(),
        allotment.without().size());
    Map<String, Order> byId =
        waiting.stream().collect(Collectors.toMap(Order::id, Function.identity()));
    for (String id : allotment.served()) {
      if (now().isAfter(until)) {
        return;
      }
      serve(byId.get(id), report);
    }
    fallShort(allotment.without().stream().map(byId::get).toList(), until);
  }

  private void serve(Order order, HarvestReport report) {
    int days = order.presale().terms().balanceDays();
    Instant now = now();
    presales.allot(
        order.id(),
        report.harvestedOn(),
        BusinessDays.shanghai().plusBusinessDays(now, days),
        arrivals.renewed(order, report.harvestedOn(), now));
  }

  private void fallShort(List<Order> without, Instant until) {
    if (without.isEmpty()) {
      return;
    }
    List<LotOffer> lots =
        harvests.lotsOf(without.getFirst().lines().getFirst().goods().productId());
    for (Order order : without) {
      if (now().isAfter(until)) {
        return;
      }
      OrderLine line = order.lines().getFirst();
      Optional<LotOffer> near = NearestGrade.of(line, order.presale().deposit(), lots, now());
      if (near.isPresent()) {
        presales.offer(order.id(), offer(line, near.get()));
      } else {
        presales.fallShort(order.id());
      }
    }
  }

  private Presale.Offer offer(OrderLine line, LotOffer lot) {
    Instant at = now();
    Instant latest = BusinessDays.shanghai().plusBusinessDays(at, settings.answerWithin());
    boolean closesBefore = lot.closesAt() != null && lot.closesAt().isBefore(latest);
    return new Presale.Offer(
        lot.lotId(),
        lot.grade(),
        NearestGrade.unitPrice(line, lot),
        NearestGrade.price(line, lot),
        at,
        closesBefore ? lot.closesAt() : latest,
        false);
  }

  /** Nothing was harvested where nobody recorded it in time; null while there is time. */
  private Quantity ifOverdue(HarvestReport report) {
    Instant last =
        BusinessDays.endOf(report.presale().harvestUntil().plusDays(settings.harvestGrace()));
    return now().isBefore(last) ? null : Quantity.ZERO;
  }

  /** What an order has of the harvest. */
  private static Quantity taken(Order order) {
    boolean has =
        order.presale().isAllotted() && !order.owesDeposit(); // that one's goods went back
    OrderLine line = order.lines().getFirst();
    return has ? line.quantity().minus(line.progress().restocked()) : Quantity.ZERO;
  }

  private static Allotment.Claim claim(Order order) {
    return new Allotment.Claim(
        order.id(), order.presale().depositedAt(), order.lines().getFirst().quantity());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
