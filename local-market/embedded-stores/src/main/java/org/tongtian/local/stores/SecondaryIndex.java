package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Many documents may have the same values; their ids make the keys different, and sort what is
 * equal otherwise. A document stands under every value that a filter could find it by, and under
 * some more: what is found is filtered again.
 */
final class SecondaryIndex extends StoredIndex {
  private final List<String> sortedBy;

  SecondaryIndex(String name, List<IndexKey> keys, boolean sparse, StoredMap<StoredKey> entries) {
    super(name, keys, sparse, entries);
    sortedBy = new ArrayList<>(keys());
    sortedBy.add(Constants.ID_FIELD);
  }

  @Override
  protected Set<StoredKey> keysOf(Document document, StoredKey position) {
    if (isLeftOut(document)) {
      return Set.of();
    }
    List<KeyWriter> beginnings = List.of(new KeyWriter());
    for (FieldPath field : fields) {
      beginnings = eachWith(beginnings, valuesIn(document, field));
    }
    Set<StoredKey> keys = LinkedHashSet.newLinkedHashSet(beginnings.size());
    beginnings.forEach(beginning -> keys.add(beginning.toKey().followedBy(position)));
    return keys;
  }

  /** Of several fields, one that is an empty list must not hide the others. */
  private List<Object> valuesIn(Document document, FieldPath field) {
    List<Object> values = field.valuesIn(document);
    return values.isEmpty() && fields.size() > 1 ? List.of(Missing.getInstance()) : values;
  }

  private static List<KeyWriter> eachWith(List<KeyWriter> beginnings, List<Object> values) {
    List<KeyWriter> longer = new ArrayList<>(beginnings.size() * values.size());
    for (KeyWriter beginning : beginnings) {
      values.forEach(value -> longer.add(beginning.copy().value(value)));
    }
    return longer;
  }

  @Override
  public List<String> sortedBy() {
    return sortedBy;
  }

  @Override
  public boolean answersParts() {
    return fields.stream().noneMatch(FieldPath::namesAPlace);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<StoredKey> collection) {
    refuseParallelLists(document);
  }

  @Override
  public void checkUpdate(Document from, Document to, MongoCollection<StoredKey> collection) {
    refuseParallelLists(to);
  }

  /** As MongoDB does: the keys would be every pair of their elements. */
  private void refuseParallelLists(Document document) {
    if (fields.stream().filter(field -> field.meetsList(document)).count() > 1) {
      getKeyValues(document);
    }
  }
}
