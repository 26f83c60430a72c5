package org.tongtian.live.room;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
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
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.live.message.RoomState;

/** The collection {@code rooms}; every change names the state it expects. */
@Repository
class RoomRepository {

  private static final FindOneAndUpdateOptions RETURN_NEW =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

  private final MongoCollection<Room> rooms;

  RoomRepository(MongoDatabase database) {
    this.rooms = database.getCollection("rooms", Room.class);
    rooms.createIndex(new Document("liveSlot", 1), new IndexOptions().unique(true));
    rooms.createIndex(new Document("state", 1).append("_id", -1));
    rooms.createIndex(new Document("hostId", 1).append("_id", -1));
  }

  /** Adds the room; does nothing where the same operation added it before. */
  void add(Room room) {
    try {
      rooms.insertOne(room);
    } catch (MongoWriteException failure) {
      if (!isDuplicate(failure)) {
        throw failure;
      }
    }
  }

  Optional<Room> find(String id) {
    return Optional.ofNullable(rooms.find(new Document("_id", id)).first());
  }

  /** Newest first, at most that many, older than the cursor where there is one. */
  List<Room> inState(RoomState state, String before, int limit) {
    return newest(new Document("state", state.name()), before, limit);
  }

  List<Room> prepared(String hostId, String before, int limit) {
    Document prepared = new Document("hostId", hostId).append("state", RoomState.PREPARED.name());
    return newest(prepared, before, limit);
  }

  List<Room> ofHost(String hostId, String before, int limit) {
    return newest(new Document("hostId", hostId), before, limit);
  }

  private List<Room> newest(Document filter, String before, int limit) {
    if (before != null) {
      filter.append("_id", new Document("$lt", before));
    }
    return rooms.find(filter).sort(new Document("_id", -1)).limit(limit).into(new ArrayList<>());
  }

  /**
   * PREPARED → LIVE, empty where the room is not prepared.
   *
   * @throws HostIsLive where the host's slot is taken
   */
  Optional<Room> start(Room room, String operation, Instant now) {
    Document live =
        new Document("state", RoomState.LIVE.name())
            .append("liveSlot", Room.slotOf(room.hostId()))
            .append("startedBy", operation)
            .append("startedAt", now);
    try {
      return change(inState(room.id(), RoomState.PREPARED), new Document("$set", live));
    } catch (MongoCommandException failure) {
      if (isDuplicate(failure)) {
        throw new HostIsLive();
      }
      throw failure;
    }
  }

  /** LIVE → ENDED, empty where the room is not live; frees the host's slot. */
  Optional<Room> end(Room room, String operation, Instant now) {
    return change(live(room.id()), ended(room, operation, now));
  }

  private static Document live(String id) {
    return inState(id, RoomState.LIVE);
  }

  private static Document inState(String id, RoomState state) {
    return new Document("_id", id).append("state", state.name());
  }

  private static Document ended(Room room, String operation, Instant now) {
    Document ended =
        new Document("state", RoomState.ENDED.name())
            .append("liveSlot", room.id())
            .append("endedBy", operation)
            .append("endedAt", now);
    return new Document("$set", ended);
  }

  /** LIVE → ENDED, empty where it is not live or its host was seen since the room was read. */
  Optional<Room> endAbandoned(Room room, Instant now) {
    Document unchanged = live(room.id()).append("hostSeenAt", room.hostSeenAt());
    return change(unchanged, ended(room, Room.ABANDONED, now));
  }

  /** Notes that the host is there; does nothing where the room is not live. */
  void sawHost(String id, Instant now) {
    rooms.updateOne(live(id), new Document("$max", new Document("hostSeenAt", now)));
  }

  /** Empty where the room is in another state by now. */
  Optional<Room> pin(Room room, String productId) {
    Document update =
        new Document("$set", new Document("pinnedProductId", productId))
            .append("$inc", new Document("pins", 1L));
    return change(inState(room.id(), room.state()), update);
  }

  private Optional<Room> change(Document filter, Document update) {
    return Optional.ofNullable(rooms.findOneAndUpdate(filter, update, RETURN_NEW));
  }

  void remember(String id, List<ProductCard> products) {
    rooms.updateOne(
        new Document("_id", id), new Document("$set", new Document("products", products)));
  }

  /** Writes the folded figures unless another fold was faster; whether it did. */
  boolean fold(Room room, Figures next) {
    Document filter = new Document("_id", room.id()).append("figures.upTo", room.figures().upTo());
    Document counted =
        new Document("figures.orders", next.orders())
            .append("figures.sold", next.sold())
            .append("figures.upTo", next.upTo());
    return rooms.updateOne(filter, new Document("$set", counted)).getMatchedCount() == 1;
  }

  void atLeastViewers(String id, long viewers) {
    rooms.updateOne(
        new Document("_id", id),
        new Document("$max", new Document("figures.viewersPeak", viewers)));
  }

  private static boolean isDuplicate(MongoServerException failure) {
    return ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }

  /** The host is live in another room. */
  static final class HostIsLive extends RuntimeException {}
}
