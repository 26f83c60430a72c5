package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each key has one document. What counts as the same key is mongo-java-server's rule. */
final class UniqueIndex extends StoredIndex {

  UniqueIndex(String name, List<IndexKey> keys, boolean sparse, StoredMap<StoredKey> entries) {
    super(name, keys, sparse, entries);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<StoredKey> collection) {
    refuseKeysOfOthers(document, null, collection);
  }

  @Override
  public void checkUpdate(Document from, Document to, MongoCollection<StoredKey> collection) {
    if (!isUntouched(from, to)) {
      refuseKeysOfOthers(to, IdIndex.positionOf(from), collection);
    }
  }

  private void refuseKeysOfOthers(
      Document document, StoredKey own, MongoCollection<StoredKey> collection) {
    for (KeyValue values : valuesOf(document)) {
      StoredKey owner = entries.map().get(keyOf(values));
      if (owner != null && !owner.equals(own)) {
        throw new DuplicateKeyError(this, collection, getKeys(), values);
      }
    }
  }

  @Override
  protected Set<StoredKey> keysOf(Document document, StoredKey position) {
    return valuesOf(document).stream()
        .map(UniqueIndex::keyOf)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<KeyValue> valuesOf(Document document) {
    if (isLeftOut(document)) {
      return Set.of();
    }
    if (fields.stream().anyMatch(field -> field.meetsList(document))) {
      return getKeyValues(document);
    }
    return Set.of(
        new KeyValue(fields.stream().map(field -> field.valuesIn(document).getFirst()).toArray()));
  }

  private static StoredKey keyOf(KeyValue values) {
    KeyWriter writer = new KeyWriter();
    values.forEach(writer::value);
    return writer.toKey();
  }

  @Override
  public List<String> sortedBy() {
    return keys();
  }

  @Override
  public boolean isUnique() {
    return true;
  }

  /** A document with an empty list has no key, and could not be found by its other fields. */
  @Override
  public boolean answersParts() {
    return isOrdered();
  }
}
