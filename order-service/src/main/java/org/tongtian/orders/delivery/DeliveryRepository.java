package org.tongtian.orders.delivery;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The tables of delivery fees; every write names the version it goes out from. */
@Repository
class DeliveryRepository {

  private final MongoCollection<DeliveryTable> tables;

  DeliveryRepository(MongoDatabase database) {
    this.tables = database.getCollection("delivery_tables", DeliveryTable.class);
  }

  Optional<DeliveryTable> find(String cooperativeId) {
    return Optional.ofNullable(tables.find(new Document("_id", cooperativeId)).first());
  }

  /** Stores what became of the version before it; false where it was another one meanwhile. */
  boolean store(DeliveryTable next) {
    return next.version() == 1 ? isNew(next) : hasReplaced(next);
  }

  private boolean isNew(DeliveryTable next) {
    try {
      tables.insertOne(next);
      return true;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return false;
    }
  }

  private boolean hasReplaced(DeliveryTable next) {
    Document expected =
        new Document("_id", next.cooperativeId()).append("version", next.version() - 1);
    return tables.replaceOne(expected, next).getModifiedCount() == 1;
  }
}
