package org.tongtian.orders.aftersales;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/**
 * The photos of cases; a buyer's places for waiting ones are unique, so they bound their number.
 */
@Repository
class PhotoRepository {

  private final MongoCollection<Photo> photos;

  PhotoRepository(MongoDatabase database) {
    this.photos = database.getCollection("after_sales_photos", Photo.class);
    photos.createIndex(new Document("place", 1), new IndexOptions().unique(true));
    photos.createIndex(new Document("waits", 1).append("uploadedAt", 1));
    photos.createIndex(new Document("caseId", 1));
  }

  /** Whether it is stored; false where its place is taken. */
  boolean insert(Photo photo) {
    try {
      photos.insertOne(photo);
      return true;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return false;
    }
  }

  Optional<Photo> find(String id) {
    return Optional.ofNullable(photos.find(new Document("_id", id)).first());
  }

  /** Whether the buyer's photo of that order is the case's now; also when it was before. */
  boolean claim(String id, AfterSalesCase of) {
    Document mine =
        new Document("_id", id)
            .append("orderId", of.orderId())
            .append("buyerId", of.buyerId())
            .append("caseId", new Document("$in", Arrays.asList(null, of.id())));
    return photos.updateOne(mine, set("caseId", of.id())).getMatchedCount() == 1;
  }

  /** Gives the case's photos back to wait for another one. */
  void unclaim(String caseId) {
    photos.updateMany(new Document("caseId", caseId), set("caseId", null));
  }

  /** The photo waits no more. */
  void settle(String id) {
    photos.updateOne(
        new Document("_id", id),
        new Document("$set", new Document("place", id).append("waits", false)));
  }

  /** Photos uploaded by then that still have a place to wait at. */
  List<Photo> waiting(Instant by, int limit) {
    Document old = new Document("uploadedAt", new Document("$lte", by)).append("waits", true);
    return photos.find(old).limit(limit).into(new ArrayList<>());
  }

  /** Forgets a photo that still belongs to nothing, or to that case which does not exist. */
  boolean delete(Photo seen) {
    return photos
            .deleteOne(
                new Document("_id", seen.id())
                    .append("caseId", seen.caseId())
                    .append("place", seen.place()))
            .getDeletedCount()
        == 1;
  }

  private static Document set(String field, Object value) {
    return new Document("$set", new Document(field, value));
  }
}
