package org.tongtian.local.stores;

import java.util.Arrays;

/**
 * Where a document or an entry of an index stands in its map: bytes whose unsigned order is the
 * order in which MongoDB sorts the values they were made of ({@link KeyWriter}).
 */
final class StoredKey implements Comparable<StoredKey> {
  private static final byte BEHIND_ALL = (byte) 0xFF;

  private final byte[] bytes;

  StoredKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Null and missing have the same key; 1, 1L and 1.0 too. */
  static StoredKey of(Object value) {
    return new KeyWriter().value(value).toKey();
  }

  /** Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  StoredKey followedBy(StoredKey other) {
    byte[] both = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
    System.arraycopy(other.bytes, 0, both, bytes.length, other.bytes.length);
    return new StoredKey(both);
  }

  /** Greater than every key that begins with this one, smaller than all that come after those. */
  StoredKey end() {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = BEHIND_ALL;
    return new StoredKey(longer);
  }

  @Override
  public int compareTo(StoredKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
