package org.tongtian.local.stores;

/** From one key to another, both included. */
record KeyRange(StoredKey first, StoredKey last) {
  /** Everything but the empty key, which is no document's. */
  static final KeyRange ALL =
      new KeyRange(new StoredKey(new byte[] {0}), new StoredKey(new byte[0]).end());

  /** All keys that begin with one. */
  static KeyRange beginningWith(StoredKey beginning) {
    return new KeyRange(beginning, beginning.end());
  }

  KeyRange within(KeyRange other) {
    return new KeyRange(
        first.compareTo(other.first) > 0 ? first : other.first,
        last.compareTo(other.last) < 0 ? last : other.last);
  }

  KeyRange behind(StoredKey prefix) {
    return new KeyRange(prefix.followedBy(first), prefix.followedBy(last));
  }
}
