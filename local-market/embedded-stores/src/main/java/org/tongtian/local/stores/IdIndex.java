package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;

/** The index on {@code _id} is the map of the documents itself: their positions are their ids. */
final class IdIndex extends Index<StoredKey> implements Positions {
  private final MVMap<StoredKey, byte[]> documents;

  IdIndex(String name, List<IndexKey> keys, MVMap<StoredKey, byte[]> documents) {
    super(name, keys, false);
    this.documents = documents;
  }

  static StoredKey positionOf(Document document) {
    return StoredKey.of(document.get(Constants.ID_FIELD));
  }

  @Override
  public void checkAdd(Document document, MongoCollection<StoredKey> collection) {
    if (documents.containsKey(positionOf(document))) {
      KeyValue id = new KeyValue(document.get(Constants.ID_FIELD));
      throw new DuplicateKeyError(this, collection, getKeys(), id);
    }
  }

  @Override
  public List<String> sortedBy() {
    return List.of(Constants.ID_FIELD);
  }

  @Override
  public boolean isUnique() {
    return true;
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public boolean isSparse() {
    return false;
  }

  @Override
  public boolean answersParts() {
    return true;
  }

  @Override
  public boolean isOfPositions() {
    return true;
  }

  @Override
  public Iterator<StoredKey> between(KeyRange range, boolean backwards) {
    return backwards
        ? documents.cursor(range.last(), range.first(), true)
        : documents.cursor(range.first(), range.last(), false);
  }

  @Override
  public StoredKey getPosition(Document document) {
    return positionOf(document);
  }

  @Override
  public StoredKey remove(Document document) {
    return positionOf(document);
  }

  @Override
  public long getCount() {
    return documents.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void add(Document document, StoredKey position, MongoCollection<StoredKey> collection) {
    // The document is in its map already.
  }

  @Override
  public void checkUpdate(Document from, Document to, MongoCollection<StoredKey> collection) {
    // The collection refuses another id.
  }

  @Override
  public void updateInPlace(
      Document from, Document to, StoredKey position, MongoCollection<StoredKey> collection) {
    // Its position stays.
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
    // Goes with the collection.
  }
}
