package org.tongtian.orders.worklist;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineReason;

/**
 * Lists of orders, each in the order of positions, so that a cursor neither skips an order nor
 * shows it twice while others are placed. Every list goes through an index that has the position
 * last.
 */
@Repository
class OrderLists {

  private static final String COOPERATIVE = "cooperative.id";
  private static final String POSITION = "position";
  private static final List<Document> MONEY_BACK =
      List.of(
          new Document("refundIds.0", new Document("$exists", true)),
          new Document("timeline.reason", TimelineReason.LATE_PAYMENT_RETURNED.name()),
          new Document("state", OrderState.CANCELLED.name())
              .append("presale.depositedAt", new Document("$ne", null)));
  private static final Duration FIRST_WINDOW = Duration.ofSeconds(15);
  private static final int WIDER = 4;

  private final MongoCollection<Order> orders;
  private final Clock clock;

  OrderLists(MongoDatabase database, Clock clock) {
    this.orders = database.getCollection(OrderService.COLLECTION, Order.class);
    this.clock = clock;
    orders.createIndex(new Document("buyerId", 1).append(POSITION, -1));
    orders.createIndex(of(COOPERATIVE).append(POSITION, 1));
    orders.createIndex(of(COOPERATIVE).append("state", 1).append(POSITION, 1));
    orders.createIndex(of(COOPERATIVE).append("lines.goods.productId", 1).append(POSITION, 1));
    orders.createIndex(of(COOPERATIVE).append("delivery.phoneTail", 1).append(POSITION, 1));
  }

  private static Document of(String field) {
    return new Document(field, 1);
  }

  /**
   * A buyer's orders, newest first.
   *
   * @param states in any of these; empty for all
   * @param refunded only those of which money went back: refunds, late payments, deposits
   */
  List<Order> ofBuyer(
      String buyerId, Collection<OrderState> states, boolean refunded, Span span, int limit) {
    Document filter = new Document("buyerId", buyerId);
    if (!states.isEmpty()) {
      filter.append("state", new Document("$in", states.stream().map(Enum::name).toList()));
    }
    if (refunded) {
      filter.append("$or", MONEY_BACK);
    }
    return page(in(span, filter), true, limit);
  }

  /** A co-operative's orders in any state. */
  List<Order> ofCooperative(String partyId, Span span, boolean newestFirst, int limit) {
    return page(in(span, new Document(COOPERATIVE, partyId)), newestFirst, limit);
  }

  /** A co-operative's orders in one state, oldest first. */
  List<Order> ofState(String partyId, OrderState state, Span span, int limit) {
    return page(in(span, filter(partyId, state, new Document())), false, limit);
  }

  /**
   * A co-operative's orders of a queue.
   *
   * @param queue not {@link Queue#ALL}
   */
  List<Order> ofQueue(String partyId, Queue queue, Document besides, Span span, int limit) {
    // In the order of an order's life, and each once: one that moves on meanwhile is seen all the
    // same, in the state it came to.
    Map<String, Order> found = new LinkedHashMap<>();
    for (OrderState state : queue.states()) {
      page(in(span, filter(partyId, state, besides)), queue.newestFirst(), limit)
          .forEach(order -> found.put(order.id(), order));
    }
    Comparator<Order> byPosition = Comparator.comparing(Order::position);
    return found.values().stream()
        .sorted(queue.newestFirst() ? byPosition.reversed() : byPosition)
        .limit(limit)
        .toList();
  }

  /** How many there are in a queue of one state, counted up to a limit. */
  int count(String partyId, Queue queue, Document besides, Span span, int limit) {
    Document filter = in(span, filter(partyId, queue.states().getFirst(), besides));
    return (int) orders.countDocuments(filter, new CountOptions().limit(limit));
  }

  private static Document filter(String partyId, OrderState state, Document besides) {
    Document filter = new Document(COOPERATIVE, partyId).append("state", state.name());
    filter.putAll(besides);
    return filter;
  }

  /** A co-operative's orders to a phone that ends so, newest first. */
  List<Order> ofPhoneTail(String partyId, String tail, Span span, int limit) {
    Document filter = new Document(COOPERATIVE, partyId).append("delivery.phoneTail", tail);
    return page(in(span, filter), true, limit);
  }

  /**
   * A co-operative's orders of some products, newest first. Looks back in windows that grow, so
   * that a product of a hundred thousand orders costs no more than one of ten.
   */
  List<Order> ofProducts(String partyId, List<String> productIds, Span span, int limit) {
    Document filter =
        new Document(COOPERATIVE, partyId)
            .append("lines.goods.productId", new Document("$in", productIds));
    List<Order> found = new ArrayList<>();
    Instant first = span.from() == null ? Instant.EPOCH : Span.momentOf(span.from());
    String until = span.until() == null ? Span.at(soon()) : span.until();
    Duration window = FIRST_WINDOW;
    while (found.size() < limit) {
      Instant back = Span.momentOf(until).minus(window);
      boolean last = !back.isAfter(first);
      Span part = new Span(last ? span.from() : Span.at(back), until);
      found.addAll(page(in(part, filter), true, limit - found.size()));
      if (last) {
        break;
      }
      until = part.from();
      window = window.multipliedBy(WIDER);
    }
    return found;
  }

  /** A buyer's orders that have these words in the name of a product, newest first. */
  List<Order> ofBuyerNamed(String buyerId, String words, Span span, int limit) {
    Document has =
        new Document("$regex", java.util.regex.Pattern.quote(words)).append("$options", "i");
    Document filter =
        new Document("buyerId", buyerId)
            .append(
                "$or",
                List.of(
                    new Document("lines.goods.productName.zh", has),
                    new Document("lines.goods.productName.en", has)));
    return page(in(span, filter), true, limit);
  }

  /** How many orders a co-operative has in a stretch of time. */
  long count(String partyId, Span span) {
    return orders.countDocuments(in(span, new Document(COOPERATIVE, partyId)));
  }

  private static Document in(Span span, Document filter) {
    Document bounds = new Document();
    if (span.from() != null) {
      bounds.append("$gte", span.from());
    }
    if (span.until() != null) {
      bounds.append("$lt", span.until());
    }
    return bounds.isEmpty() ? filter : new Document(filter).append(POSITION, bounds);
  }

  private List<Order> page(Document filter, boolean newestFirst, int limit) {
    return orders
        .find(filter)
        .sort(new Document(POSITION, newestFirst ? -1 : 1))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Later than any order is placed: clocks of instances differ. */
  private Instant soon() {
    return clock.instant().plus(Duration.ofHours(1));
  }
}
