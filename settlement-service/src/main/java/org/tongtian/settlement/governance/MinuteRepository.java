package org.tongtian.settlement.governance;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The committee's minutes: added at the end, never changed. */
@Repository
class MinuteRepository {

  private final MongoCollection<Minute> minutes;

  MinuteRepository(MongoDatabase database) {
    minutes = database.getCollection("committee_minutes", Minute.class);
  }

  /** Writes the minute; false where another writer has taken its place. */
  boolean append(Minute minute) {
    try {
      minutes.insertOne(minute);
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return false;
    }
  }

  /** At most so many minutes after that place, in order. */
  List<Minute> after(long seq, int most) {
    return minutes
        .find(new Document("_id", new Document("$gt", seq)))
        .sort(new Document("_id", 1))
        .limit(most)
        .into(new ArrayList<>());
  }
}
