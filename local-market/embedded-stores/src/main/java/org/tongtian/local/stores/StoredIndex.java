package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.Cursor;

/**
 * An index in a map of its own, from keys to the positions of documents. It changes in the same
 * command as the documents do, so a commit holds both or neither. {@link QueryPlan} chooses among
 * indexes; mongo-java-server's own choice ({@link #canHandle}) is not used.
 */
abstract class StoredIndex extends Index<StoredKey> implements Positions {
  /** Smaller than any document's key; there once some document has values of no one order. */
  private static final StoredKey UNORDERED = new StoredKey(new byte[0]);

  protected final List<FieldPath> fields;
  protected final StoredMap<StoredKey> entries;
  private volatile boolean ordered;

  StoredIndex(String name, List<IndexKey> keys, boolean sparse, StoredMap<StoredKey> entries) {
    super(name, keys, sparse);
    this.fields = keys.stream().map(key -> FieldPath.of(key.getKey())).toList();
    this.entries = entries;
    this.ordered = !entries.map().containsKey(UNORDERED);
  }

  /** Every key under which the document is to be found. */
  protected abstract Set<StoredKey> keysOf(Document document, StoredKey position);

  @Override
  public void add(Document document, StoredKey position, MongoCollection<StoredKey> collection) {
    noteDisorder(document);
    keysOf(document, position).forEach(key -> entries.put(key, position));
  }

  /** The document at a position takes the place of its older self. */
  void move(Document from, Document to, StoredKey position) {
    if (isUntouched(from, to)) {
      return;
    }
    noteDisorder(to);
    Set<StoredKey> before = keysOf(from, position);
    Set<StoredKey> after = keysOf(to, position);
    after.stream().filter(key -> !before.contains(key)).forEach(key -> entries.put(key, position));
    before.stream().filter(key -> !after.contains(key)).forEach(entries::remove);
  }

  @Override
  public StoredKey remove(Document document) {
    StoredKey position = IdIndex.positionOf(document);
    keysOf(document, position).forEach(entries::remove);
    return position;
  }

  protected final boolean isUntouched(Document from, Document to) {
    return fields.stream().allMatch(field -> Objects.equals(field.root(from), field.root(to)));
  }

  private void noteDisorder(Document document) {
    if (ordered && fields.stream().anyMatch(field -> hasNoOrder(field, document))) {
      entries.put(UNORDERED, UNORDERED);
      ordered = false;
    }
  }

  private static boolean hasNoOrder(FieldPath field, Document document) {
    return field.meetsList(document)
        || field.valuesIn(document).stream()
            .anyMatch(value -> value instanceof Document || value instanceof Decimal128);
  }

  protected final boolean isLeftOut(Document document) {
    return isSparse() && fields.stream().allMatch(field -> isMissing(field, document));
  }

  private static boolean isMissing(FieldPath field, Document document) {
    return field.valuesIn(document).stream().allMatch(Missing.class::isInstance);
  }

  @Override
  public boolean isOrdered() {
    return ordered;
  }

  @Override
  public boolean isSparse() {
    return super.isSparse();
  }

  @Override
  public Iterator<StoredKey> between(KeyRange range, boolean backwards) {
    Cursor<StoredKey, StoredKey> cursor =
        backwards
            ? entries.map().cursor(range.last(), range.first(), true)
            : entries.map().cursor(range.first(), range.last(), false);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public StoredKey next() {
        cursor.next();
        return cursor.getValue();
      }
    };
  }

  @Override
  public long getCount() {
    return entries.map().sizeAsLong() - (ordered ? 0 : 1);
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public StoredKey getPosition(Document document) {
    return IdIndex.positionOf(document);
  }

  @Override
  public void updateInPlace(
      Document from, Document to, StoredKey position, MongoCollection<StoredKey> collection) {
    // Not before the new document is known to fit: see move.
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<StoredKey> getPositions(Document query) {
    throw new UnsupportedOperationException("Asked through QueryPlan only");
  }

  @Override
  public void drop() {
    // The map goes with DurableDatabase.dropIndex.
  }
}
