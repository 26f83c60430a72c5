package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVStore;

/**
 * A database of {@link DurableCollection}s that drops what is its own only: the original drops
 * "orders2" along with "orders".
 */
final class DurableDatabase extends H2Database {
  private static final String DATA = "databases.";
  private static final String COUNTERS = "meta.";

  private final String prefix;
  private final MVStore store;

  DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
    this.prefix = name + ".";
    this.store = store;
    super(name, store, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    String fullName = prefix + name;
    return new DurableCollection(
        this,
        name,
        options,
        store.openMap(DATA + fullName),
        store.openMap(COUNTERS + fullName),
        cursorRegistry);
  }

  @Override
  public void drop(Oplog oplog) {
    ownMaps(DATA).stream()
        .map(map -> map.substring(DATA.length() + prefix.length()))
        .filter(collection -> !collection.startsWith("system."))
        .filter(collection -> resolveCollection(collection, false) != null)
        .forEach(collection -> dropCollection(collection, oplog));
    ownMaps(DATA).forEach(store::removeMap);
    ownMaps(COUNTERS).forEach(store::removeMap);
    ownMaps("").forEach(store::removeMap);
  }

  private List<String> ownMaps(String kind) {
    return store.getMapNames().stream().filter(map -> map.startsWith(kind + prefix)).toList();
  }
}
