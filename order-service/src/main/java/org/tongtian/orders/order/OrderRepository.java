package org.tongtian.orders.order;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.event.Fact;

/** The orders; every change names the state it expects. */
@Repository
class OrderRepository {

  static final String COLLECTION = "orders";
  private static final int NUMBER_ATTEMPTS = 5;

  private final MongoCollection<Order> orders;

  OrderRepository(MongoDatabase database) {
    this.orders = database.getCollection(COLLECTION, Order.class);
    orders.createIndex(new Document("number", 1), new IndexOptions().unique(true));
    orders.createIndex(new Document("buyerId", 1).append("_id", -1));
    orders.createIndex(new Document("cooperative.id", 1).append("state", 1).append("_id", 1));
    orders.createIndex(new Document("state", 1).append("payBefore", 1));
    orders.createIndex(new Document("payment.state", 1).append("payment.askAt", 1));
  }

  /** Stores a new order; one that is there already stays as it is and is given back. */
  Order insert(Order order) {
    Order numbered = order;
    for (int attempt = 1; attempt <= NUMBER_ATTEMPTS; attempt++) {
      try {
        orders.insertOne(numbered);
        return numbered;
      } catch (MongoWriteException refused) {
        if (ErrorCategory.fromErrorCode(refused.getError().getCode())
            != ErrorCategory.DUPLICATE_KEY) {
          throw refused;
        }
        Optional<Order> same = find(order.id());
        if (same.isPresent()) {
          return same.get();
        }
        numbered = order.withNumber(OrderNumber.of(order.id(), order.placedAt(), attempt));
      } catch (MongoException unclear) {
        throw new OutcomeUnknownException("Order " + order.id() + " may be stored", unclear);
      }
    }
    throw new IllegalStateException("No free number for order " + order.id());
  }

  Optional<Order> find(String id) {
    return Optional.ofNullable(orders.find(new Document("_id", id)).first());
  }

  /** Takes the step if the order is in the state it starts from; empty where it is not. */
  Optional<Order> advance(
      String id, OrderStep step, TimelineEntry entry, Document changes, Fact fact) {
    Document pushed = new Document("timeline", entry);
    if (fact != null) {
      pushed.append("outbox", fact);
    }
    Document set = new Document(changes).append("state", step.to().name());
    return Optional.ofNullable(
        orders.findOneAndUpdate(
            new Document("_id", id).append("state", step.from().name()),
            new Document("$set", set).append("$push", pushed),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
  }

  /** Sets what is known of the payment of an order in that state; false where it was not so. */
  boolean setPaymentState(String id, OrderState state, PaymentState from, PaymentState to) {
    Document expected =
        new Document("_id", id).append("state", state.name()).append("payment.state", from.name());
    return orders
            .updateOne(expected, new Document("$set", new Document("payment.state", to.name())))
            .getModifiedCount()
        == 1;
  }

  List<Order> unpaidSince(Instant now, int limit) {
    return orders
        .find(
            new Document("state", OrderState.PENDING_PAYMENT.name())
                .append("payBefore", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  List<Order> paymentsToAsk(Instant now, int limit) {
    return orders
        .find(
            new Document("payment.state", PaymentState.OPEN.name())
                .append("payment.askAt", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Whether this caller, and no other, is to ask the channel now. */
  boolean claimAsking(Order seen, Instant askAgainAt) {
    Document expected =
        new Document("_id", seen.id())
            .append("payment.state", PaymentState.OPEN.name())
            .append("payment.askAt", seen.payment().askAt());
    return orders
            .updateOne(expected, new Document("$set", new Document("payment.askAt", askAgainAt)))
            .getModifiedCount()
        == 1;
  }

  /** A buyer's orders, newest first; after may be null. */
  List<Order> ofBuyer(String buyerId, String after, int limit) {
    Document filter = new Document("buyerId", buyerId);
    if (after != null) {
      filter.append("_id", new Document("$lt", after));
    }
    return orders.find(filter).sort(new Document("_id", -1)).limit(limit).into(new ArrayList<>());
  }

  /** A co-operative's orders, oldest first; state and after may be null. */
  List<Order> ofCooperative(String partyId, OrderState state, String after, int limit) {
    Document filter = new Document("cooperative.id", partyId);
    if (state != null) {
      filter.append("state", state.name());
    }
    if (after != null) {
      filter.append("_id", new Document("$gt", after));
    }
    return orders.find(filter).sort(new Document("_id", 1)).limit(limit).into(new ArrayList<>());
  }
}
