package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;

/**
 * Hands out copies. The original hands out the stored documents themselves and updates them in
 * place, so an answer that is still being sent shows what the next writer does: two takers of a
 * number got the same one.
 */
final class DurableCollection extends H2Collection {
  DurableCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> counters,
      CursorRegistry cursors) {
    super(database, name, options, documents, counters, cursors);
  }

  /**
   * Every question and every update gets its documents here. An update replaces fields, never what
   * is in them.
   */
  @Override
  protected QueryResult createQueryResult(List<Document> stored, int batchSize) {
    // Collected into a list that may grow: the caller's subclasses rely on it.
    List<Document> copies = stored.stream().map(Document::clone).collect(Collectors.toList());
    return super.createQueryResult(copies, batchSize);
  }
}
