package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database of {@link DurableCollection}s and their indexes, each in a map of its own. */
final class DurableDatabase extends AbstractSynchronizedMongoDatabase<StoredKey> {
  // H2Backend finds the databases of a file by this.
  private static final String DATA = "databases.";
  private static final String INDEX = "._index_";

  private final String prefix;
  private final MVStore store;

  DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
    this.prefix = name + ".";
    this.store = store;
    super(name, cursors);
    initializeNamespacesAndIndexes();
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document body, DatabaseResolver databases, Oplog oplog) {
    Supplier<Document> answer = () -> super.handleCommand(channel, command, body, databases, oplog);
    if (command.equalsIgnoreCase("aggregate")
        && body.get("pipeline") instanceof List<?> stages
        && !stages.isEmpty()
        && stages.getFirst() instanceof Document first
        && first.get("$match") instanceof Document match
        && resolveCollection(body.get(command).toString(), false)
            instanceof DurableCollection collection) {
      return collection.beginningWith(match, answer);
    }
    return answer.get();
  }

  @Override
  protected MongoCollection<StoredKey> openOrCreateCollection(
      String name, CollectionOptions options) {
    return new DurableCollection(this, name, options, documents(name), cursorRegistry);
  }

  private MVMap<StoredKey, byte[]> documents(String collection) {
    return store.openMap(
        DATA + prefix + collection,
        new MVMap.Builder<StoredKey, byte[]>()
            .keyType(KeyType.INSTANCE)
            .valueType(DocumentType.INSTANCE));
  }

  private MVMap<StoredKey, StoredKey> entries(String collection, String index) {
    return store.openMap(
        prefix + collection + INDEX + index,
        new MVMap.Builder<StoredKey, StoredKey>()
            .keyType(KeyType.INSTANCE)
            .valueType(KeyType.INSTANCE));
  }

  @Override
  protected Index<StoredKey> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    if (keys.size() == 1 && keys.getFirst().getKey().equals(Constants.ID_FIELD)) {
      return new IdIndex(index, keys, documents(collection));
    }
    return new UniqueIndex(index, keys, sparse, entries(collection, index));
  }

  @Override
  protected Index<StoredKey> openOrCreateSecondaryIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    return new SecondaryIndex(index, keys, sparse, entries(collection, index));
  }

  @Override
  protected void dropIndex(MongoCollection<StoredKey> collection, String index) {
    super.dropIndex(collection, index);
    store.removeMap(prefix + collection.getCollectionName() + INDEX + index);
  }

  @Override
  public void dropCollection(String collection, Oplog oplog) {
    super.dropCollection(collection, oplog);
    store.removeMap(documents(collection));
  }

  /** Drops what is its own only, not the maps of a database with a longer name. */
  @Override
  public void drop(Oplog oplog) {
    ownMaps(DATA + prefix).stream()
        .map(map -> map.substring(DATA.length() + prefix.length()))
        .filter(collection -> !collection.startsWith("system."))
        .filter(collection -> resolveCollection(collection, false) != null)
        .forEach(collection -> dropCollection(collection, oplog));
    ownMaps(DATA + prefix).forEach(store::removeMap);
    ownMaps(prefix).forEach(store::removeMap);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    String oldName = collection.getFullName();
    super.moveCollection(from, collection, newName);
    String oldIndexes = oldName + INDEX;
    store.renameMap(store.openMap(DATA + oldName), DATA + prefix + newName);
    for (String map : ownMaps(oldIndexes)) {
      String index = map.substring(oldIndexes.length());
      store.renameMap(store.openMap(map), prefix + newName + INDEX + index);
    }
  }

  private List<String> ownMaps(String beginning) {
    Set<String> maps = store.getMapNames();
    return maps.stream().filter(map -> map.startsWith(beginning)).toList();
  }

  @Override
  protected long getStorageSize() {
    return store.getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
