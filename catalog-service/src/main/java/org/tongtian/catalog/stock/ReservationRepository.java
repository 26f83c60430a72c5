package org.tongtian.catalog.stock;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.money.Quantity;

/** Reservations; every change names the state it expects. */
@Repository
class ReservationRepository {

  private static final List<String> STANDING = Arrays.asList("HELD", "SOLD");

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

  /** As {@link #release}, where it is still as the count of that epoch left it. */
  boolean releaseUnder(String id, long epoch, Instant now) {
    return change(unpaid(id).append("epoch", epoch), to(ReservationState.RELEASED, now));
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

  /** Whether it was given back, and is now wanted again for a payment that came late. */
  boolean retake(Reservation wanted, Instant now) {
    return change(
        new Document("_id", wanted.id()).append("state", "RELEASED"),
        to(ReservationState.HELD, now)
            .append("retaken", true)
            .append("expiresAt", wanted.expiresAt()));
  }

  /** Whether it was retaken without success, and is now marked short. */
  boolean markShort(String id, Instant now) {
    return change(held(id).append("retaken", true), to(ReservationState.SHORTFALL, now));
  }

  void seenUnder(String id, long epoch) {
    reservations.updateOne(held(id), new Document("$set", new Document("epoch", epoch)));
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
