package org.tongtian.orders.audit;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.CatalogApi;
import org.tongtian.api.catalog.ReservationStanding;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.orders.aftersales.ExchangedStock;
import org.tongtian.orders.checkout.CatalogClient;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;

/** Adds the stock of lots up, and looks for stock that is taken for no order. */
@Component
class StockAudit {

  /** A reservation whose time is over goes back within so long. */
  private static final Duration SWEPT = Duration.ofMinutes(1);

  private final CatalogClient catalog;
  private final OrderService orders;
  private final ExchangedStock exchanged;

  StockAudit(CatalogClient catalog, OrderService orders, ExchangedStock exchanged) {
    this.catalog = catalog;
    this.orders = orders;
    this.exchanged = exchanged;
  }

  /** The lots after that one; fewer than {@link CatalogApi#MOST} at the end. */
  List<StockAccount> lots(String after) {
    return catalog.stockAccounts(after, CatalogApi.MOST);
  }

  /** The same lot as it is now. */
  StockAccount again(StockAccount lot) {
    return catalog.stockAccount(lot.lotId());
  }

  /** The differences of a lot. */
  List<Finding> check(StockAccount lot, Instant now) {
    boolean addsUp = addsUp(lot);
    List<ReservationStanding> orphans = orphans(lot.lotId(), now);
    if (addsUp && orphans.isEmpty()) {
      return List.of();
    }
    Finding.Lot name = name(lot.lotId());
    List<Finding> findings = new ArrayList<>();
    if (!addsUp) {
      findings.add(
          new Finding(
              Finding.Kind.STOCK_SUM,
              lot.lotId(),
              lot.declared().toString(),
              lot.sold() + " + " + lot.reserved() + " + " + lot.free(),
              name));
    }
    for (ReservationStanding each : orphans) {
      findings.add(
          new Finding(
              Finding.Kind.STOCK_WITHOUT_ORDER,
              each.reservationId(),
              "none",
              each.state() + " " + each.quantity(),
              name));
    }
    return findings;
  }

  /** Where there is no live count to rely on, nothing can be said. */
  private static boolean addsUp(StockAccount lot) {
    return lot.free() == null
        || lot.sold().plus(lot.reserved()).plus(lot.free()).equals(lot.declared());
  }

  /** Null where the catalogue offers it no more. */
  private Finding.Lot name(String lotId) {
    return catalog.offers(List.of(lotId)).stream().map(Finding.Lot::of).findFirst().orElse(null);
  }

  /**
   * Reservations that stand without an order. One that is held may belong to a checkout that runs
   * just now, so it is one only when its time is over.
   */
  private List<ReservationStanding> orphans(String lotId, Instant now) {
    List<ReservationStanding> alone = new ArrayList<>();
    String after = null;
    List<ReservationStanding> some;
    do {
      some = catalog.reservationsOf(lotId, after, CatalogApi.MOST);
      Set<String> known = known(some);
      for (ReservationStanding each : some) {
        boolean ripe = each.state().equals("SOLD") || now.isAfter(each.expiresAt().plus(SWEPT));
        if (ripe && !known.contains(each.reservationId())) {
          alone.add(each);
        }
      }
      after = some.isEmpty() ? null : some.getLast().reservationId();
    } while (some.size() == CatalogApi.MOST);
    return alone;
  }

  private Set<String> known(List<ReservationStanding> some) {
    List<String> ids = some.stream().map(ReservationStanding::reservationId).toList();
    Set<String> known =
        orders.ofReservations(ids).stream()
            .map(Order::lines)
            .flatMap(List::stream)
            .map(line -> line.progress().reservationId())
            .collect(toSet());
    known.addAll(exchanged.among(ids));
    return known;
  }
}
