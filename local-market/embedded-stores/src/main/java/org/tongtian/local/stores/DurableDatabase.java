package org.tongtian.local.stores;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVStore;

/** Drops what is its own only: the original drops "orders2" along with "orders". */
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
