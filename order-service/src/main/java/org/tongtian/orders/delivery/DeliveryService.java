package org.tongtian.orders.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;

/** Delivery by the co-operatives' own tables. */
@Service
class DeliveryService implements DeliveryTerms, Arrivals {

  private final DeliveryRepository tables;
  private final Clock clock;

  DeliveryService(DeliveryRepository tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public Delivery quote(Parcel parcel) {
    return tables
        .find(parcel.cooperative().id())
        .map(table -> byTable(table, parcel))
        .orElseGet(DeliveryService::freeOfCharge);
  }

  @Override
  public org.tongtian.orders.order.Delivery renewed(
      Order order, LocalDate readyFrom, Instant paidAt) {
    return tables
        .find(order.cooperative().id())
        .flatMap(table -> table.rowOf(order.delivery().address().province()))
        .map(row -> Arrival.of(row, paidAt, readyFrom))
        .map(days -> order.delivery().arriving(days.from(), days.until()))
        .orElseGet(() -> order.delivery().arriving(null, null));
  }

  Optional<DeliveryTable> tableOf(String cooperativeId) {
    return tables.find(cooperativeId);
  }

  /**
   * Replaces the table; 409 {@code delivery.table_changed} where it was changed meanwhile. A change
   * that arrives again, since its answer was lost, finds its own table.
   */
  DeliveryTable change(String cooperativeId, ChangeDeliveryTable wish) {
    DeliveryTable next = accepted(cooperativeId, wish);
    if (tables.store(next)) {
      return next;
    }
    return tables
        .find(cooperativeId)
        .filter(next::saysTheSameAs)
        .orElseThrow(() -> Refusal.conflict("delivery.table_changed"));
  }

  /** The first table of a co-operative; where there is one already, it stays as it is. */
  void putInPlace(String cooperativeId, ChangeDeliveryTable first) {
    DeliveryTable table = accepted(cooperativeId, first);
    if (tables.find(cooperativeId).isEmpty()) {
      tables.store(table);
    }
  }

  private DeliveryTable accepted(String cooperativeId, ChangeDeliveryTable wish) {
    TableRules.check(wish);
    return new DeliveryTable(
        cooperativeId,
        wish.rows().stream().map(ChangeDeliveryTable.Row::accepted).toList(),
        wish.freeFrom(),
        wish.version() + 1,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Delivery byTable(DeliveryTable table, Parcel parcel) {
    DeliveryRow row =
        table
            .rowOf(parcel.to().province())
            .orElseThrow(() -> Refusal.conflict("delivery.not_served"));
    boolean isFree = parcel.grams() == 0 || table.isFree(parcel.goods());
    Money fee = isFree ? Money.cny(0) : DeliveryFee.of(row, parcel.grams());
    Arrival arrival = Arrival.of(row, parcel.placedAt(), parcel.readyFrom());
    return new Delivery(fee, arrival.from(), arrival.until());
  }

  private static Delivery freeOfCharge() {
    return new Delivery(Money.cny(0), null, null);
  }
}
