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
import org.tongtian.kit.money.Quantity;
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
    return catalog.stockAccounts(before(lot.lotId()), 1).getFirst();
  }

  /** The largest text that is smaller than an id, as far as ids go. */
  private static String before(String id) {
    char last = id.charAt(id.length() - 1);
    return id.substring(0, id.length() - 1) + (char) (last - 1);
  }

  /** The differences of a lot. */
  List<Finding> check(StockAccount lot, Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (lot.free() != null) {
      Quantity sum = lot.sold().plus(lot.reserved()).plus(lot.free());
      if (!sum.equals(lot.declared())) {
        findings.add(
            new Finding(
                Finding.Kind.STOCK_SUM,
                lot.lotId(),
                lot.declared().toString(),
                lot.sold() + " + " + lot.reserved() + " + " + lot.free()));
      }
    }
    String after = null;
    List<ReservationStanding> some;
    do {
      some = catalog.reservationsOf(lot.lotId(), after, CatalogApi.MOST);
      findings.addAll(orphans(some, now));
      after = some.isEmpty() ? null : some.getLast().reservationId();
    } while (some.size() == CatalogApi.MOST);
    return findings;
  }

  /**
   * Reservations that stand without an order. One that is held may belong to a checkout that runs
   * just now, so it is one only when its time is over.
   */
  private List<Finding> orphans(List<ReservationStanding> some, Instant now) {
    List<ReservationStanding> alone = new ArrayList<>();
    Set<String> known = known(some);
    for (ReservationStanding each : some) {
      boolean ripe = each.state().equals("SOLD") || now.isAfter(each.expiresAt().plus(SWEPT));
      if (ripe && !known.contains(each.reservationId())) {
        alone.add(each);
      }
    }
    return alone.stream()
        .map(
            each ->
                new Finding(
                    Finding.Kind.STOCK_WITHOUT_ORDER,
                    each.reservationId(),
                    "none",
                    each.state() + " " + each.quantity()))
        .toList();
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
