package org.tongtian.orders.order;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.mongo.GroupedInserts;

/** The orders; every change names the state it expects. */
@Repository
class OrderRepository {

  static final String COLLECTION = "orders";
  private static final int NUMBER_ATTEMPTS = 5;

  private final MongoCollection<Order> orders;
  private final GroupedInserts<Order> inserts;

  private final SoldProducts sold;
  private final PresaleWatch presales;

  OrderRepository(MongoDatabase database, SoldProducts sold, PresaleWatch presales) {
    this.sold = sold;
    this.presales = presales;
    this.orders = database.getCollection(COLLECTION, Order.class);
    this.inserts = new GroupedInserts<>(orders);
    orders.createIndex(new Document("number", 1), new IndexOptions().unique(true));
    orders.createIndex(new Document("position", 1));
    orders.createIndex(new Document("lines.id", 1));
    orders.createIndex(new Document("lines.progress.reservationId", 1));
    orders.createIndex(new Document("state", 1).append("payBefore", 1));
    orders.createIndex(new Document("state", 1).append("receiveBefore", 1));
  }

  /** Stores a new order; one that is there already stays as it is and is given back. */
  Order insert(Order order) {
    sold.note(order);
    if (order.presale() != null) {
      presales.note(order, order.placedAt());
    }
    Order numbered = order;
    for (int attempt = 1; attempt <= NUMBER_ATTEMPTS; attempt++) {
      if (isInserted(numbered)) {
        return numbered;
      }
      Optional<Order> same = find(order.id());
      if (same.isPresent()) {
        return same.get();
      }
      numbered = order.withNumber(OrderNumber.of(order.id(), order.placedAt(), attempt));
    }
    throw new IllegalStateException("No free number for order " + order.id());
  }

  private boolean isInserted(Order order) {
    try {
      return inserts.insert(order);
    } catch (MongoException unclear) {
      throw new OutcomeUnknownException("Order " + order.id() + " may be stored", unclear);
    }
  }

  Optional<Order> find(String id) {
    return Optional.ofNullable(orders.find(new Document("_id", id)).first());
  }

  List<Order> find(Collection<String> ids) {
    return orders
        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
        .into(new ArrayList<>());
  }

  /** Orders after that position, oldest first; null begins at the beginning. */
  List<Order> after(String position, int limit) {
    Document filter =
        new Document("position", new Document("$gt", position == null ? "" : position));
    return orders
        .find(filter)
        .sort(new Document("position", 1))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** The orders whose lines hold these reservations. */
  List<Order> ofReservations(Collection<String> reservationIds) {
    return orders
        .find(
            new Document(
                "lines.progress.reservationId", new Document("$in", List.copyOf(reservationIds))))
        .into(new ArrayList<>());
  }

  List<Order> ofNumbers(Collection<String> numbers) {
    return orders
        .find(new Document("number", new Document("$in", List.copyOf(numbers))))
        .into(new ArrayList<>());
  }

  /** The orders that have these lines. */
  List<Order> ofLines(Collection<String> lineIds) {
    return orders
        .find(new Document("lines.id", new Document("$in", List.copyOf(lineIds))))
        .into(new ArrayList<>());
  }

  /** Takes the step if the order is in the state it starts from; empty where it is not. */
  Optional<Order> advance(
      String id, OrderStep step, TimelineEntry entry, Document changes, Fact fact) {
    return change(
        new Document("_id", id).append("state", step.from().name()),
        new Document(changes).append("state", step.to().name()),
        pushed(entry, fact));
  }

  /**
   * Changes lines, parcels or refunds if nobody else did meanwhile; empty where somebody did.
   *
   * @param changes what is set
   * @param pushed what is added to lists
   */
  Optional<Order> revise(Order seen, Document changes, Document pushed) {
    return change(
        new Document("_id", seen.id())
            .append("state", seen.state().name())
            .append("version", seen.version()),
        new Document(changes).append("version", seen.version() + 1),
        pushed);
  }

  /** What a step adds to the lists of an order. */
  static Document pushed(TimelineEntry entry, Fact fact) {
    Document pushed = new Document("timeline", entry);
    return fact == null ? pushed : pushed.append("outbox", fact);
  }

  private Optional<Order> change(Document expected, Document set, Document pushed) {
    Document update = new Document("$set", set);
    if (!pushed.isEmpty()) {
      update.append("$push", pushed);
    }
    return Optional.ofNullable(
        orders.findOneAndUpdate(
            expected, update, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
  }

  /** A buyer's orders of some lots that have or may get their goods. */
  List<Order> ofBuyerAndLots(String buyerId, Collection<String> lotIds) {
    return orders
        .find(
            new Document("buyerId", buyerId)
                .append("state", new Document("$ne", OrderState.CANCELLED.name()))
                .append("lines.goods.lotId", new Document("$in", List.copyOf(lotIds))))
        .into(new ArrayList<>());
  }

  /** Unpaid orders whose time is over. */
  List<Order> unpaidSince(Instant now, int limit) {
    return orders
        .find(
            new Document("state", OrderState.PENDING_PAYMENT.name())
                .append("payBefore", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Shipped orders that count as received by now. */
  List<Order> toReceive(Instant now, int limit) {
    return orders
        .find(
            new Document("state", OrderState.SHIPPED.name())
                .append("receiveBefore", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }
}
