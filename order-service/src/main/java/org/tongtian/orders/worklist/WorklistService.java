package org.tongtian.orders.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.fulfilment.FulfilmentSettings;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.SoldProducts;
import org.tongtian.orders.tracking.TrackingNumbers;

/** What buyers and co-operatives look up about their orders; it changes nothing. */
@Service
class WorklistService {

  /** Orders on one pick list. */
  static final int MOST_ON_A_LIST = 300;

  /** Orders that are chosen one by one. */
  static final int MOST_CHOSEN = 100;

  /** A badge says so many at most. */
  static final int MOST_COUNTED = 1000;

  private static final int MOST_PRODUCTS = 50;

  private final OrderLists lists;
  private final OrderService orders;
  private final SoldProducts sold;
  private final TrackingNumbers numbers;
  private final FulfilmentSettings settings;
  private final Clock clock;

  WorklistService(
      OrderLists lists,
      OrderService orders,
      SoldProducts sold,
      TrackingNumbers numbers,
      FulfilmentSettings settings,
      Clock clock) {
    this.lists = lists;
    this.orders = orders;
    this.sold = sold;
    this.numbers = numbers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * How much waits, each counted up to {@link #MOST_COUNTED}.
   *
   * @param toShip orders to be sent, overdue ones among them
   */
  record Counts(int toShip, int overdue, int partlySent, int onTheWay, int most) {}

  /** A co-operative's orders of a queue. */
  List<Order> queue(String partyId, Queue queue, String after, int limit) {
    Span span = Span.ALL.behind(after, queue.newestFirst());
    return switch (queue) {
      case ALL -> lists.ofCooperative(partyId, span, true, limit);
      case OVERDUE -> lists.ofQueue(partyId, queue, harvested(), overdue(after), limit);
      case PARTLY_SENT -> lists.ofQueue(partyId, queue, partlySent(), span, limit);
      default -> lists.ofQueue(partyId, queue, new Document(), span, limit);
    };
  }

  /** How much waits in the open queues. */
  Counts counts(String partyId) {
    Document all = new Document();
    return new Counts(
        lists.count(partyId, Queue.TO_SHIP, all, Span.ALL, MOST_COUNTED),
        lists.count(partyId, Queue.OVERDUE, harvested(), overdue(null), MOST_COUNTED),
        lists.count(partyId, Queue.PARTLY_SENT, partlySent(), Span.ALL, MOST_COUNTED),
        lists.count(partyId, Queue.ON_THE_WAY, all, Span.ALL, MOST_COUNTED),
        MOST_COUNTED);
  }

  /** What was placed and harvested on this day or before, and waits, is overdue. */
  LocalDate overdueSince() {
    return ShippingDue.overdueSince(clock.instant(), settings.shipWithin());
  }

  private Span overdue(String after) {
    return Span.ofDays(null, overdueSince()).behind(after, false);
  }

  /** Nothing of it is harvested, and of a presale the balance not paid, later than that. */
  private Document harvested() {
    LocalDate day = overdueSince();
    Document laterPaid = new Document("$gte", BusinessDays.endOf(day));
    return new Document("lines.goods.harvestDate", new Document("$not", new Document("$gt", day)))
        .append("presale.balancePaidAt", new Document("$not", laterPaid));
  }

  private static Document partlySent() {
    return new Document("parcels.0", new Document("$exists", true));
  }

  /** What a co-operative finds among its orders, newest first. */
  List<Order> find(String partyId, SearchText text, Span days, int limit) {
    return switch (text) {
      case SearchText.Everything all -> lists.ofCooperative(partyId, days, true, limit);
      case SearchText.ByPhoneTail phone -> lists.ofPhoneTail(partyId, phone.tail(), days, limit);
      case SearchText.ByProduct product -> ofProduct(partyId, product.words(), days, limit);
      case SearchText.ByNumber number ->
          only(partyId, orders.ofNumbers(List.of(number.number())), days);
      case SearchText.ByTracking tracking ->
          only(partyId, numbers.ordersOf(tracking.number()), days);
    };
  }

  private List<Order> ofProduct(String partyId, String words, Span days, int limit) {
    List<String> products = sold.named(partyId, words, MOST_PRODUCTS);
    return products.isEmpty() ? List.of() : lists.ofProducts(partyId, products, days, limit);
  }

  private static List<Order> only(String partyId, List<Order> found, Span days) {
    return found.stream()
        .filter(order -> order.cooperative().id().equals(partyId))
        .filter(order -> days.holds(order.position()))
        .toList();
  }

  /** What a buyer finds among the own orders, newest first; a phone finds none of them. */
  List<Order> findOwn(String buyerId, SearchText text, Span days, int limit) {
    return switch (text) {
      case SearchText.Everything all -> lists.ofBuyer(buyerId, List.of(), false, days, limit);
      case SearchText.ByPhoneTail digits -> lists.ofBuyerNamed(buyerId, digits.tail(), days, limit);
      case SearchText.ByProduct product ->
          lists.ofBuyerNamed(buyerId, product.words(), days, limit);
      case SearchText.ByNumber number ->
          own(buyerId, orders.ofNumbers(List.of(number.number())), days);
      case SearchText.ByTracking tracking ->
          own(buyerId, numbers.ordersOf(tracking.number()), days);
    };
  }

  private static List<Order> own(String buyerId, List<Order> found, Span days) {
    return found.stream()
        .filter(order -> order.buyerId().equals(buyerId))
        .filter(order -> days.holds(order.position()))
        .toList();
  }

  /** The pick list of all that is to be sent, oldest first, or of what was placed on one day. */
  PickList pickList(String partyId, LocalDate day) {
    Span span = day == null ? Span.ALL : Span.ofDays(day, day);
    List<Order> found =
        lists.ofQueue(partyId, Queue.TO_SHIP, new Document(), span, MOST_ON_A_LIST + 1);
    boolean more = found.size() > MOST_ON_A_LIST;
    return PickList.of(more ? found.subList(0, MOST_ON_A_LIST) : found, more);
  }

  /** The pick list of chosen orders; those with nothing left to be sent are left out. */
  PickList pickList(String partyId, Collection<String> orderIds) {
    List<Order> toShip =
        chosen(partyId, orderIds).stream()
            .filter(order -> order.state() == OrderState.PAID)
            .toList();
    return PickList.of(toShip, false);
  }

  /** The labels of chosen orders, in their order; 409 where one needs none any more. */
  List<Label> labels(String partyId, Collection<String> orderIds) {
    return chosen(partyId, orderIds).stream().flatMap(order -> labels(order).stream()).toList();
  }

  private static List<Label> labels(Order order) {
    if (!Label.isNeeded(order)) {
      throw Refusal.conflict("shipment.label_not_needed", order.number());
    }
    return Label.of(order);
  }

  private List<Order> chosen(String partyId, Collection<String> orderIds) {
    if (orderIds.size() > MOST_CHOSEN) {
      throw Refusal.invalid("worklist.too_many_chosen", "order", MOST_CHOSEN);
    }
    Map<String, Order> found =
        orders.find(orderIds).stream()
            .filter(order -> order.cooperative().id().equals(partyId))
            .collect(Collectors.toMap(Order::id, Function.identity()));
    return orderIds.stream()
        .distinct()
        .map(
            id -> {
              if (!found.containsKey(id)) {
                throw Refusal.notFound("order.unknown");
              }
              return found.get(id);
            })
        .toList();
  }

  /** The days of a range; refuses with 400 {@code search.days_invalid}. */
  static Span days(LocalDate from, LocalDate to) {
    boolean possible = from == null || to == null || !to.isBefore(from);
    boolean near = isNear(from) && isNear(to);
    if (!possible || !near) {
      throw Refusal.invalid("search.days_invalid", "to");
    }
    return Span.ofDays(from, to);
  }

  /** Positions are of moments after 1970; nobody means a year with five digits. */
  private static boolean isNear(LocalDate day) {
    return day == null || (day.getYear() >= 2000 && day.getYear() < 3000);
  }
}
