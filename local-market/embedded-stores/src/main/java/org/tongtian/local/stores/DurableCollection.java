package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Documents as bytes by their ids. Every question and every update gets a copy of its own, so an
 * answer that is still being sent does not show what the next writer does.
 */
final class DurableCollection extends AbstractSynchronizedMongoCollection<StoredKey> {
  private static final ThreadLocal<Document> FIRST_MATCH = new ThreadLocal<>();

  private final StoredMap<byte[]> documents;
  private boolean isOneEnough;

  DurableCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      StoredMap<byte[]> documents,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
    this.documents = documents;
  }

  @Override
  protected StoredKey addDocumentInternal(Document document) {
    Object id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
    StoredKey position = StoredKey.of(id);
    byte[] there = documents.putIfAbsent(position, DocumentType.encode(document));
    if (there != null) {
      throw new IllegalStateException("A document with the id " + id + " is in " + this);
    }
    return position;
  }

  @Override
  protected void handleUpdate(StoredKey position, Document from, Document to) {
    // Encoding may fail, and then nothing may have changed.
    byte[] bson = DocumentType.encode(to);
    for (Index<StoredKey> index : getIndexes()) {
      if (index instanceof StoredIndex stored) {
        stored.move(from, to, position);
      }
    }
    documents.put(position, bson);
  }

  @Override
  protected void removeDocument(StoredKey position) {
    if (documents.remove(position) == null) {
      throw new NoSuchElementException("No document at " + position + " in " + this);
    }
  }

  @Override
  protected Document getDocument(StoredKey position) {
    byte[] bson = documents.map().get(position);
    return bson == null ? null : DocumentType.decode(bson);
  }

  @Override
  protected Stream<DocumentWithPosition<StoredKey>> streamAllDocumentsWithPosition() {
    return documents.map().entrySet().stream()
        .map(
            entry ->
                new DocumentWithPosition<>(DocumentType.decode(entry.getValue()), entry.getKey()));
  }

  /** One document is all that is looked for where one is all that will be changed. */
  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters arrayFilters,
      boolean isMulti,
      boolean isUpsert,
      Oplog oplog) {
    isOneEnough = !isMulti;
    try {
      return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    } finally {
      isOneEnough = false;
    }
  }

  @Override
  protected QueryResult queryDocuments(
      Document filter, Document order, int skip, int limit, int batchSize, Document projection) {
    int most = isOneEnough ? 1 : limit;
    List<Positions> indexes =
        getIndexes().stream()
            .filter(Positions.class::isInstance)
            .map(Positions.class::cast)
            .toList();
    if (indexes.isEmpty() || isNaturalDescending(order)) {
      return matchDocuments(filter, order, skip, most, batchSize, projection);
    }
    Comparator<Document> comparator = deriveComparator(order);
    Document wanted = comparator == null ? new Document(getIdField(), 1) : order;
    QueryPlan plan = QueryPlan.best(filter, wanted, most > 0, indexes);
    return matchDocumentsFromStream(
        filter,
        plan.positions().map(this::getDocument).filter(Objects::nonNull),
        skip,
        most,
        batchSize,
        plan.isSorted() ? null : comparator,
        projection);
  }

  @Override
  protected QueryResult matchDocuments(
      Document filter, Document order, int skip, int limit, int batchSize, Document projection) {
    Stream<Document> all = documents.map().values().stream().map(DocumentType::decode);
    if (isNaturalDescending(order)) {
      all = documents.map().keyList().reversed().stream().map(this::getDocument);
    }
    return matchDocumentsFromStream(all, filter, order, skip, limit, batchSize, projection);
  }

  /** A pipeline begins by reading everything; what its first stage asks for is all it needs. */
  <T> T beginningWith(Document match, Supplier<T> pipeline) {
    FIRST_MATCH.set(match);
    try {
      return pipeline.get();
    } finally {
      FIRST_MATCH.remove();
    }
  }

  /** Only the first time, for further stages may read the same collection again. */
  @Override
  public Iterable<Document> queryAll() {
    Document match = FIRST_MATCH.get();
    FIRST_MATCH.remove();
    return handleQuery(new Document("$query", match == null ? new Document() : match));
  }

  @Override
  public synchronized int count(Document filter, int skip, int limit) {
    return super.count(filter, skip, limit);
  }

  @Override
  public int count() {
    return documents.map().size();
  }

  @Override
  public boolean isEmpty() {
    return documents.map().isEmpty();
  }

  /** Summed up when it is asked for, which is seldom; keeping count would cost every write. */
  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int difference) {
    throw new IllegalStateException("Sizes are not tracked");
  }

  @Override
  protected int getDataSize() {
    long size = documents.map().values().stream().mapToLong(bson -> bson.length).sum();
    return Math.clamp(size, 0, Integer.MAX_VALUE);
  }
}
