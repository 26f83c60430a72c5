package org.tongtian.catalog.stock;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/** Reservations; every change names the state it expects. */
@Repository
class ReservationRepository {

  private static final List<String> STANDING = Arrays.asList("HELD", "SOLD");
  private static final InsertManyOptions EACH_BY_ITSELF = new InsertManyOptions().ordered(false);
  private static final FindOneAndUpdateOptions AFTER =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

  private final MongoCollection<Reservation> reservations;

  ReservationRepository(MongoDatabase database) {
    this.reservations = database.getCollection("reservations", Reservation.class);
    reservations.createIndex(new Document("lotId", 1));
    reservations.createIndex(new Document("state", 1).append("expiresAt", 1));
  }

  /** Whether it was new. */
  boolean insert(Reservation reservation) {
    try {
      reservations.insertOne(reservation);
      return true;
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw failure;
    }
  }

  /** Which of them were new, in their order; one command for all. */
  List<Boolean> insertAll(List<Reservation> some) {
    Boolean[] isNew = new Boolean[some.size()];
    Arrays.fill(isNew, true);
    try {
      reservations.insertMany(some, EACH_BY_ITSELF);
    } catch (MongoBulkWriteException partly) {
      for (BulkWriteError refused : partly.getWriteErrors()) {
        if (refused.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw partly;
        }
        isNew[refused.getIndex()] = false;
      }
      if (partly.getWriteConcernError() != null) {
        throw partly;
      }
    }
    return Arrays.asList(isNew);
  }

  /** Null where unknown. */
  Reservation find(String id) {
    return reservations.find(new Document("_id", id)).first();
  }

  /** Unknown ones left out. */
  List<Reservation> find(Collection<String> ids) {
    return reservations
        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
        .into(new ArrayList<>());
  }

  /** What takes stock of the lot, after that one by id; from the first where it is null. */
  List<Reservation> standing(String lotId, String after, int most) {
    Document filter = standingOf(lotId);
    if (after != null) {
      filter.append("_id", new Document("$gt", after));
    }
    return reservations
        .find(filter)
        .sort(new Document("_id", 1))
        .limit(most)
        .into(new ArrayList<>());
  }

  /**
   * What takes stock of the lot. One pass over an index that a change of state does not move a
   * document in, so each is met exactly once while others change.
   */
  List<Reservation> standing(String lotId) {
    return reservations.find(standingOf(lotId)).into(new ArrayList<>());
  }

  private static Document standingOf(String lotId) {
    return new Document("lotId", lotId).append("state", new Document("$in", STANDING));
  }

  /** Held ones that expired by then and were not paid, a limited number. */
  List<Reservation> expired(Instant by, int most) {
    return reservations
        .find(
            new Document("state", "HELD")
                .append("expiresAt", new Document("$lte", by))
                .append("retaken", false))
        .limit(most)
        .into(new ArrayList<>());
  }

  /** Whether it was held, and is now given back. */
  boolean release(String id, Instant now) {
    return change(unpaid(id), to(ReservationState.RELEASED, now));
  }

  /** As {@link #release}, where nobody but its first asker relies on it. */
  boolean releaseUnshared(String id, Instant now) {
    return change(unpaid(id).append("shared", false), to(ReservationState.RELEASED, now));
  }

  /** As {@link #release}, where it expired. */
  boolean releaseExpired(String id, Instant now) {
    return change(
        unpaid(id).append("expiresAt", new Document("$lte", now)),
        to(ReservationState.RELEASED, now));
  }

  /** Whether it was held, and is now sold. */
  boolean sell(String id, Instant now) {
    return change(held(id), to(ReservationState.SOLD, now));
  }

  /** Sells those that are held for unpaid orders; how many were. */
  int sellAll(Collection<String> ids, Instant now) {
    Document unpaid =
        new Document("_id", new Document("$in", List.copyOf(ids)))
            .append("state", "HELD")
            .append("retaken", false);
    return Math.toIntExact(
        reservations
            .updateMany(unpaid, new Document("$set", to(ReservationState.SOLD, now)))
            .getModifiedCount());
  }

  /**
   * Whether goods of a refund were taken off what a sale holds. Nothing happens where that is not
   * what was read, or the refund has come before.
   */
  boolean restock(Reservation sold, String refundId, Quantity back, Instant now) {
    Quantity left = sold.quantity().minus(back);
    Document expected =
        new Document("_id", sold.id())
            .append("state", "SOLD")
            .append("quantity.thousandths", sold.quantity().thousandths())
            .append("restocks.refundId", new Document("$ne", refundId));
    Document restock =
        new Document("refundId", refundId)
            .append("quantity", new Document("thousandths", back.thousandths()));
    Document changes =
        to(left.isPositive() ? ReservationState.SOLD : ReservationState.RELEASED, now)
            .append("quantity.thousandths", left.thousandths());
    return reservations
            .updateOne(
                expected,
                new Document("$set", changes).append("$push", new Document("restocks", restock)))
            .getMatchedCount()
        == 1;
  }

  /** One that was given back, now wanted again for a payment that came late; null otherwise. */
  Reservation retake(String id, Instant expiresAt, Instant now) {
    return reservations.findOneAndUpdate(
        new Document("_id", id).append("state", "RELEASED"),
        new Document(
            "$set",
            to(ReservationState.HELD, now).append("retaken", true).append("expiresAt", expiresAt)),
        AFTER);
  }

  /** Whether it was retaken without success, and is now marked short. */
  boolean markShort(String id, Instant now) {
    return change(held(id).append("retaken", true), to(ReservationState.SHORTFALL, now));
  }

  /** Marks a held one as asked for again, and answers it; null where it is not held. */
  Reservation share(String id) {
    return reservations.findOneAndUpdate(
        unpaid(id), new Document("$set", new Document("shared", true)), AFTER);
  }

  /** What a held one that nobody else relies on holds at its new price, or as it is otherwise. */
  Reservation reprice(String id, Money price) {
    Document at = new Document("amount", price.amount()).append("currency", price.currency());
    Reservation repriced =
        reservations.findOneAndUpdate(
            unpaid(id).append("shared", false),
            new Document("$set", new Document("unitPrice", at)),
            AFTER);
    return repriced == null ? find(id) : repriced;
  }

  /** Reserved and sold quantities by lot. */
  Map<String, Map<ReservationState, Quantity>> sums(Collection<String> lotIds) {
    Document match =
        new Document("lotId", new Document("$in", List.copyOf(lotIds)))
            .append("state", new Document("$in", STANDING));
    Document group =
        new Document("_id", new Document("lotId", "$lotId").append("state", "$state"))
            .append("thousandths", new Document("$sum", "$quantity.thousandths"));
    Map<String, Map<ReservationState, Quantity>> sums = new HashMap<>();
    reservations
        .aggregate(
            Arrays.asList(new Document("$match", match), new Document("$group", group)),
            Document.class)
        .forEach(
            row -> {
              Document key = row.get("_id", Document.class);
              sums.computeIfAbsent(key.getString("lotId"), lot -> new HashMap<>())
                  .put(
                      ReservationState.valueOf(key.getString("state")),
                      new Quantity(row.get("thousandths", Number.class).longValue()));
            });
    return sums;
  }

  private boolean change(Document expected, Document changes) {
    return reservations.updateOne(expected, new Document("$set", changes)).getMatchedCount() == 1;
  }

  private static Document held(String id) {
    return new Document("_id", id).append("state", "HELD");
  }

  /** Held for an order not known to be paid. */
  private static Document unpaid(String id) {
    return held(id).append("retaken", false);
  }

  private static Document to(ReservationState state, Instant now) {
    return new Document("state", state.name()).append("changedAt", now);
  }
}
