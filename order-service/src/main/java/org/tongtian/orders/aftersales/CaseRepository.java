package org.tongtian.orders.aftersales;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.orders.carrier.Carrier;

/** The cases; every change names the version it expects. */
@Repository
class CaseRepository {

  static final String COLLECTION = "after_sales_cases";

  private final MongoCollection<AfterSalesCase> cases;

  CaseRepository(MongoDatabase database) {
    this.cases = database.getCollection(COLLECTION, AfterSalesCase.class);
    cases.createIndex(new Document("openLines", 1), new IndexOptions().unique(true));
    cases.createIndex(new Document("orderId", 1));
    cases.createIndex(new Document("buyerId", 1).append("position", -1));
    cases.createIndex(new Document("cooperative.id", 1).append("state", 1).append("position", 1));
    cases.createIndex(new Document("state", 1).append("position", 1));
    cases.createIndex(new Document("dueAt", 1));
    cases.createIndex(new Document("reservationIds", 1));
    cases.createIndex(
        new Document("replacement.trackingNumber", 1), new IndexOptions().sparse(true));
  }

  /** Stores a new case; empty where one of its lines has an open case already. */
  Optional<AfterSalesCase> insert(AfterSalesCase opened) {
    try {
      cases.insertOne(opened);
      return Optional.of(opened);
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return find(opened.id());
    }
  }

  Optional<AfterSalesCase> find(String id) {
    return Optional.ofNullable(cases.find(new Document("_id", id)).first());
  }

  /** The cases of an order, in no order. */
  List<AfterSalesCase> ofOrder(String orderId) {
    return cases.find(new Document("orderId", orderId)).into(new ArrayList<>());
  }

  /** The cases that hold one of these reservations. */
  List<AfterSalesCase> holding(Collection<String> reservationIds) {
    return cases
        .find(new Document("reservationIds", new Document("$in", List.copyOf(reservationIds))))
        .into(new ArrayList<>());
  }

  /** Changes a case if nobody else did meanwhile; empty where somebody did. */
  Optional<AfterSalesCase> change(AfterSalesCase seen, Document set, Document pushed) {
    Document expected =
        new Document("_id", seen.id())
            .append("state", seen.state().name())
            .append("version", seen.version());
    Document update = new Document("$set", new Document(set).append("version", seen.version() + 1));
    if (!pushed.isEmpty()) {
      update.append("$push", pushed);
    }
    return Optional.ofNullable(
        cases.findOneAndUpdate(
            expected, update, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
  }

  /** Cases whose deadline is over by then, the platform's left out: nothing decides for it. */
  List<AfterSalesCase> due(Instant now, int limit) {
    Document filter =
        new Document("dueAt", new Document("$lte", now))
            .append("state", new Document("$ne", CaseState.APPEALED.name()));
    return cases.find(filter).sort(new Document("dueAt", 1)).limit(limit).into(new ArrayList<>());
  }

  /** Open cases about goods that were not sent, after that position; null for the beginning. */
  List<AfterSalesCase> beforeShipment(String after, int limit) {
    Document filter =
        new Document("kind", CaseKind.BEFORE_SHIPMENT.name())
            .append(
                "state", in(List.of(CaseState.DECIDING, CaseState.REFUSED, CaseState.APPEALED)));
    return page(filter, after, true, limit);
  }

  /** A buyer's cases, newest first; after may be null. */
  List<AfterSalesCase> ofBuyer(String buyerId, String after, int limit) {
    return page(new Document("buyerId", buyerId), after, false, limit);
  }

  /** A co-operative's cases in some states; after may be null. */
  List<AfterSalesCase> ofCooperative(
      String partyId, Collection<CaseState> states, String after, boolean oldestFirst, int limit) {
    Document filter = new Document("cooperative.id", partyId).append("state", in(states));
    return page(filter, after, oldestFirst, limit);
  }

  /** The cases whose new goods were sent under that number. */
  List<AfterSalesCase> replacedUnder(Carrier carrier, String trackingNumber) {
    return cases
        .find(
            new Document("replacement.trackingNumber", trackingNumber)
                .append("replacement.carrier", carrier.name()))
        .into(new ArrayList<>());
  }

  /** A co-operative's cases about these orders that are not over, in no order. */
  List<AfterSalesCase> openOf(String partyId, Collection<String> orderIds) {
    List<CaseState> open = Arrays.stream(CaseState.values()).filter(s -> !s.isOver()).toList();
    Document filter =
        new Document("orderId", new Document("$in", List.copyOf(orderIds)))
            .append("cooperative.id", partyId)
            .append("state", in(open));
    return cases.find(filter).into(new ArrayList<>());
  }

  /** How many cases of a co-operative are in these states, counted up to the limit. */
  int count(String partyId, Collection<CaseState> states, int limit) {
    Document filter = new Document("cooperative.id", partyId).append("state", in(states));
    return (int) cases.countDocuments(filter, new CountOptions().limit(limit));
  }

  /** What the platform has to decide, oldest first; after may be null. */
  List<AfterSalesCase> appealed(String after, int limit) {
    return page(new Document("state", CaseState.APPEALED.name()), after, true, limit);
  }

  private List<AfterSalesCase> page(Document filter, String after, boolean oldestFirst, int limit) {
    if (after != null) {
      filter.append("position", new Document(oldestFirst ? "$gt" : "$lt", after));
    }
    FindIterable<AfterSalesCase> found =
        cases.find(filter).sort(new Document("position", oldestFirst ? 1 : -1)).limit(limit);
    return found.into(new ArrayList<>());
  }

  private static Document in(Collection<CaseState> states) {
    return new Document("$in", states.stream().map(CaseState::name).toList());
  }
}
