package org.tongtian.orders.tracking;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The ways of parcels, by carrier and number. */
@Repository
class TrackRepository {

  /** A parcel with more events than this is told about by mistake. */
  static final int MOST_EVENTS = 200;

  private final MongoCollection<ParcelTrack> tracks;

  TrackRepository(MongoDatabase database) {
    this.tracks = database.getCollection("parcel_tracks", ParcelTrack.class);
    tracks.createIndex(new Document("trackingNumber", 1));
    tracks.createIndex(new Document("orderId", 1));
    tracks.createIndex(new Document("followed", 1).append("claimedAt", 1));
  }

  /** Stores it unless its number is taken; what stands under the number then. */
  ParcelTrack claim(ParcelTrack track) {
    try {
      tracks.insertOne(track);
      return track;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      // Gone again where its claim came to nothing just now.
      return find(track.id()).orElseGet(() -> claim(track));
    }
  }

  /** Takes a number over from a claim that nothing came of; false where something did meanwhile. */
  boolean takeOver(ParcelTrack abandoned, ParcelTrack next) {
    Document seen =
        new Document("_id", abandoned.id())
            .append("parcelId", abandoned.parcelId())
            .append("claimedAt", abandoned.claimedAt());
    return tracks.replaceOne(seen, next).getModifiedCount() == 1;
  }

  /** Gives a parcel's number up if nothing was told under it; false where something was. */
  boolean giveUp(String id, String parcelId) {
    Document untouched =
        new Document("_id", id)
            .append("parcelId", parcelId)
            .append("events.0", new Document("$exists", false));
    return tracks.deleteOne(untouched).getDeletedCount() == 1;
  }

  Optional<ParcelTrack> find(String id) {
    return Optional.ofNullable(tracks.find(new Document("_id", id)).first());
  }

  List<ParcelTrack> ofOrders(Collection<String> orderIds) {
    return tracks
        .find(new Document("orderId", new Document("$in", List.copyOf(orderIds))))
        .into(new ArrayList<>());
  }

  /** The ways of the parcels that bear the number, one for each carrier. */
  List<ParcelTrack> ofNumber(String trackingNumber) {
    return tracks.find(new Document("trackingNumber", trackingNumber)).into(new ArrayList<>());
  }

  /** Adds an event; false where it is known, the parcel bears another number or has too many. */
  boolean add(ParcelTrack seen, TrackingEvent event) {
    Document fresh =
        new Document("_id", seen.id())
            .append("parcelId", seen.parcelId())
            .append("events.id", new Document("$ne", event.id()))
            .append("events." + (MOST_EVENTS - 1), new Document("$exists", false));
    Document push = new Document("$push", new Document("events", event));
    return tracks.updateOne(fresh, push).getModifiedCount() == 1;
  }

  /** Parcels whose carriers were not asked yet to report on them, longest waiting first. */
  List<ParcelTrack> notFollowed(Instant claimedBefore, int limit) {
    return tracks
        .find(
            new Document("followed", false)
                .append("claimedAt", new Document("$lte", claimedBefore)))
        .sort(new Document("claimedAt", 1))
        .limit(limit)
        .into(new ArrayList<>());
  }

  void followed(String id, String parcelId) {
    tracks.updateOne(
        new Document("_id", id).append("parcelId", parcelId),
        new Document("$set", new Document("followed", true)));
  }
}
