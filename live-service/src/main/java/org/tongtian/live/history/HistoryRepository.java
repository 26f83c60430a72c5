package org.tongtian.live.history;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The collection {@code room_messages}: messages are added and read, never changed or deleted. */
@Repository
class HistoryRepository {

  private final MongoCollection<StoredMessage> messages;

  HistoryRepository(MongoDatabase database) {
    this.messages = database.getCollection("room_messages", StoredMessage.class);
    messages.createIndex(new Document("key", 1), new IndexOptions().unique(true));
  }

  /** Adds the message unless its offset or its key is taken; whether it was added. */
  boolean insert(StoredMessage message) {
    try {
      messages.insertOne(message);
      return true;
    } catch (MongoWriteException | DuplicateKeyException failure) {
      if (isDuplicate(failure)) {
        return false;
      }
      throw failure;
    }
  }

  private static boolean isDuplicate(MongoServerException failure) {
    return ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }

  Optional<StoredMessage> byKey(String key) {
    return Optional.ofNullable(messages.find(new Document("key", key)).first());
  }

  boolean exists(String roomId, long offset) {
    return messages.find(new Document("_id", StoredMessage.id(roomId, offset))).first() != null;
  }

  /** At most that many messages behind the offset, in order. */
  List<StoredMessage> after(String roomId, long offset, int limit) {
    List<String> ids =
        LongStream.rangeClosed(offset + 1, offset + limit)
            .mapToObj(each -> StoredMessage.id(roomId, each))
            .toList();
    List<StoredMessage> found =
        messages.find(new Document("_id", new Document("$in", ids))).into(new ArrayList<>());
    found.sort(Comparator.comparingLong(StoredMessage::offset));
    return found;
  }
}
