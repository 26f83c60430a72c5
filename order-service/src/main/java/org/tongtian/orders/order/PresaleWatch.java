package org.tongtian.orders.order;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Repository;

/**
 * Which presale orders and lots are to be looked at, and when. An order is noted before it is
 * stored and looked at until its life as a presale is over, so that a crash forgets none; what it
 * needs then, the order itself says. Each look is claimed by a guarded write, so that one of
 * several instances has it.
 */
@Repository
public class PresaleWatch {

  private static final String LOOK_AT = "lookAt";
  private static final String ASK_AT = "askAt";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<WatchedOrder> watched;
  private final MongoCollection<WatchedLot> lots;

  /**
   * An order that is watched.
   *
   * @param lookAt null once its life as a presale is over
   */
  public record WatchedOrder(@BsonId String id, String lotId, Instant lookAt) {}

  /** A lot that such orders wait for. */
  public record WatchedLot(@BsonId String id, Instant askAt) {}

  PresaleWatch(MongoDatabase database) {
    this.watched = database.getCollection("presale_orders", WatchedOrder.class);
    this.lots = database.getCollection("presale_lots", WatchedLot.class);
    watched.createIndex(new Document("lotId", 1));
    watched.createIndex(new Document(LOOK_AT, 1));
    lots.createIndex(new Document(ASK_AT, 1));
  }

  /** Watches an order, and its lot; again, it is looked at now. */
  void note(Order order, Instant now) {
    String lotId = order.presale().lotId();
    watched.updateOne(
        id(order.id()),
        new Document("$set", new Document("lotId", lotId).append(LOOK_AT, now)),
        UPSERT);
    lots.updateOne(id(lotId), new Document("$set", new Document(ASK_AT, now)), UPSERT);
  }

  /** Orders to be looked at by now. */
  public List<WatchedOrder> ordersDue(Instant now, int limit) {
    return watched
        .find(new Document(LOOK_AT, new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Whether this caller, of all instances, is to look at it now; the next look is then. */
  public boolean claim(WatchedOrder seen, Instant next) {
    return watched
            .updateOne(
                id(seen.id()).append(LOOK_AT, seen.lookAt()),
                new Document("$set", new Document(LOOK_AT, next)))
            .getModifiedCount()
        == 1;
  }

  /** When it is looked at again; unless it was noted again since the look at that time. */
  public void lookAgain(String orderId, Instant claimedUntil, Instant next) {
    watched.updateOne(
        id(orderId).append(LOOK_AT, claimedUntil),
        new Document("$set", new Document(LOOK_AT, next)));
  }

  /** Its life as a presale is over; unless it was noted again since the look at that time. */
  public void over(String orderId, Instant claimedUntil) {
    watched.updateOne(
        id(orderId).append(LOOK_AT, claimedUntil),
        new Document("$set", new Document(LOOK_AT, null)));
  }

  /** The ids of all orders that waited for that lot, with those whose presale is over. */
  public List<String> ordersOf(String lotId) {
    List<String> ids = new ArrayList<>();
    watched.find(new Document("lotId", lotId)).forEach(each -> ids.add(each.id()));
    return ids;
  }

  /** Whether any order still waits for that lot. */
  public boolean isAwaited(String lotId) {
    return watched
            .find(new Document("lotId", lotId).append(LOOK_AT, new Document("$ne", null)))
            .first()
        != null;
  }

  /** Lots to be asked about by now. */
  public List<WatchedLot> lotsDue(Instant now, int limit) {
    return lots.find(new Document(ASK_AT, new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Whether this caller, of all instances, is to see to the lot now, until then. */
  public boolean claim(WatchedLot seen, Instant until) {
    return lots.updateOne(
                id(seen.id()).append(ASK_AT, seen.askAt()),
                new Document("$set", new Document(ASK_AT, until)))
            .getModifiedCount()
        == 1;
  }

  /** When the lot is asked about again; unless it was noted again meanwhile. */
  public void askAgain(String lotId, Instant claimedUntil, Instant next) {
    lots.updateOne(
        id(lotId).append(ASK_AT, claimedUntil), new Document("$set", new Document(ASK_AT, next)));
  }

  /** Nobody waits for the lot any more; unless it was noted again meanwhile. */
  public void forget(String lotId, Instant claimedUntil) {
    lots.deleteOne(id(lotId).append(ASK_AT, claimedUntil));
  }

  private static Document id(String id) {
    return new Document("_id", id);
  }
}
