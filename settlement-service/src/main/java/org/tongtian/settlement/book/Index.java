package org.tongtian.settlement.book;

/**
 * Values by a text key, as a fold keeps them.
 *
 * @param <V> never null
 */
interface Index<V> {

  /** The value, null where there is none. */
  V get(String key);

  /** Puts or replaces the value. */
  void put(String key, V value);
}
