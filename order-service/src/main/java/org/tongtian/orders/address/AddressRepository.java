package org.tongtian.orders.address;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** What buyers keep; every write names the version it goes out from. */
@Repository
class AddressRepository {

  private final MongoCollection<SavedAddresses> books;

  AddressRepository(MongoDatabase database) {
    this.books = database.getCollection("address_books", SavedAddresses.class);
  }

  SavedAddresses of(String buyerId) {
    SavedAddresses found = books.find(new Document("_id", buyerId)).first();
    return found == null ? SavedAddresses.none(buyerId) : found;
  }

  /** Stores what became of the version before it; false where somebody else wrote meanwhile. */
  boolean store(SavedAddresses next) {
    return next.version() == 1 ? isNew(next) : hasReplaced(next);
  }

  private boolean isNew(SavedAddresses next) {
    try {
      books.insertOne(next);
      return true;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return false;
    }
  }

  private boolean hasReplaced(SavedAddresses next) {
    Document expected = new Document("_id", next.buyerId()).append("version", next.version() - 1);
    return books.replaceOne(expected, next).getModifiedCount() == 1;
  }
}
