package org.tongtian.kit.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tongtian.kit.batch.Together;

/**
 * Inserts of callers that come at the same time share one command, and so one commit of the store.
 * Each document has its own outcome.
 *
 * @param <T> type of the documents
 */
public final class GroupedInserts<T> {

  /** One command is prepared while the store commits the one before. */
  private static final int AT_ONCE = 2;

  private static final int MOST = 200;
  private static final InsertManyOptions EACH_BY_ITSELF = new InsertManyOptions().ordered(false);

  private final MongoCollection<T> collection;
  private final Together<T, Outcome> together;

  /** What became of one document. */
  private enum Outcome {
    STORED,
    TAKEN,
    REFUSED
  }

  public GroupedInserts(MongoCollection<T> collection) {
    this.collection = collection;
    this.together =
        new Together<>(
            "inserts-" + collection.getNamespace().getCollectionName(),
            AT_ONCE,
            MOST,
            this::insertAll);
  }

  /**
   * Inserts a document; returns once it is durable.
   *
   * @return false where a unique key of it is taken; then nothing was stored
   * @throws com.mongodb.MongoException where it may or may not be stored
   * @throws IllegalStateException where the store refused it for another reason
   */
  public boolean insert(T document) {
    return switch (together.ask(document)) {
      case STORED -> true;
      case TAKEN -> false;
      case REFUSED ->
          throw new IllegalStateException(
              "The store refused a document of " + collection.getNamespace());
    };
  }

  private List<Outcome> insertAll(List<T> documents) {
    List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(documents.size(), Outcome.STORED));
    try {
      collection.insertMany(documents, EACH_BY_ITSELF);
    } catch (MongoBulkWriteException partly) {
      if (partly.getWriteConcernError() != null) {
        throw partly;
      }
      for (BulkWriteError refused : partly.getWriteErrors()) {
        boolean taken = refused.getCategory() == ErrorCategory.DUPLICATE_KEY;
        outcomes.set(refused.getIndex(), taken ? Outcome.TAKEN : Outcome.REFUSED);
      }
    }
    return outcomes;
  }
}
