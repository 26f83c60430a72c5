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
import java.util.function.Supplier;

/** A database of {@link DurableCollection}s and their indexes, each in a map of its own. */
final class DurableDatabase extends AbstractSynchronizedMongoDatabase<StoredKey> {
  private static final String INDEX = "._index_";

  private final String prefix;
  private final DurableStore store;

  DurableDatabase(String name, DurableStore store, CursorRegistry cursors) {
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
    return new DurableCollection(
        this, name, options, store.documents(prefix + name), cursorRegistry);
  }

  private StoredMap<StoredKey> entries(String collection, String index) {
    return store.entries(prefix + collection + INDEX + index);
  }

  @Override
  protected Index<StoredKey> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    if (keys.size() == 1 && keys.getFirst().getKey().equals(Constants.ID_FIELD)) {
      return new IdIndex(index, keys, store.documents(prefix + collection).map());
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
    store.remove(prefix + collection.getCollectionName() + INDEX + index);
  }

  @Override
  public void dropCollection(String collection, Oplog oplog) {
    super.dropCollection(collection, oplog);
    store.remove(DurableStore.DATA + prefix + collection);
  }

  /** Drops what is its own only, not the maps of a database with a longer name. */
  @Override
  public void drop(Oplog oplog) {
    ownMaps(DurableStore.DATA + prefix).stream()
        .map(map -> map.substring(DurableStore.DATA.length() + prefix.length()))
        .filter(collection -> !collection.startsWith("system."))
        .filter(collection -> resolveCollection(collection, false) != null)
        .forEach(collection -> dropCollection(collection, oplog));
    ownMaps(DurableStore.DATA + prefix).forEach(store::remove);
    ownMaps(prefix).forEach(store::remove);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    String oldName = collection.getFullName();
    super.moveCollection(from, collection, newName);
    String oldIndexes = oldName + INDEX;
    store.rename(DurableStore.DATA + oldName, DurableStore.DATA + prefix + newName);
    for (String map : ownMaps(oldIndexes)) {
      String index = map.substring(oldIndexes.length());
      store.rename(map, prefix + newName + INDEX + index);
    }
  }

  private List<String> ownMaps(String beginning) {
    return store.mvStore().getMapNames().stream().filter(map -> map.startsWith(beginning)).toList();
  }

  @Override
  protected long getStorageSize() {
    return store.mvStore().getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
