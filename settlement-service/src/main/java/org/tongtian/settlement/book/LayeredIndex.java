package org.tongtian.settlement.book;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.tongtian.kit.Pure;

/**
 * An index of its own, or a layer over another one: it reads through and keeps what is put to
 * itself, so that a plan can be thrown away.
 */
@Pure
final class LayeredIndex<V> implements Index<V> {

  private final Index<V> below;
  private final Map<String, V> own = new HashMap<>();
  private final Predicate<V> isGone;

  /** A layer over another index; null for none. */
  LayeredIndex(Index<V> below) {
    this(below, value -> false);
  }

  /** A layer that forgets values that mean nothing any more where nothing is below it. */
  LayeredIndex(Index<V> below, Predicate<V> isGone) {
    this.below = below;
    this.isGone = isGone;
  }

  @Override
  public V get(String key) {
    V value = own.get(key);
    return value != null || below == null ? value : below.get(key);
  }

  @Override
  public void put(String key, V value) {
    if (below == null && isGone.test(value)) {
      own.remove(key);
      return;
    }
    own.put(key, value);
  }

  /** What is in this layer; of a lowest layer, everything. */
  Map<String, V> own() {
    return own;
  }
}
