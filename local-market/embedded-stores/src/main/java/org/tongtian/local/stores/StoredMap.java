package org.tongtian.local.stores;

import java.util.function.Function;
import org.h2.mvstore.MVMap;

/**
 * A map of the H2 file whose changes are noted in the {@link WriteJournal}; it is written to
 * through this only.
 *
 * @param <V> what stands at a key
 */
final class StoredMap<V> {
  private final MVMap<StoredKey, V> map;
  private final Function<V, byte[]> bytes;
  private final WriteJournal journal;

  StoredMap(MVMap<StoredKey, V> map, Function<V, byte[]> bytes, WriteJournal journal) {
    this.map = map;
    this.bytes = bytes;
    this.journal = journal;
  }

  /** For questions. */
  MVMap<StoredKey, V> map() {
    return map;
  }

  /** What stood there before, null where nothing did. */
  V put(StoredKey key, V value) {
    V before = map.put(key, value);
    journal.changed(map.getId(), key.bytes(), bytes.apply(value));
    return before;
  }

  /** What stands there already, and then nothing changes; else null. */
  V putIfAbsent(StoredKey key, V value) {
    V there = map.putIfAbsent(key, value);
    if (there == null) {
      journal.changed(map.getId(), key.bytes(), bytes.apply(value));
    }
    return there;
  }

  /** What stood there, null where nothing did. */
  V remove(StoredKey key) {
    V removed = map.remove(key);
    if (removed != null) {
      journal.changed(map.getId(), key.bytes(), null);
    }
    return removed;
  }
}
