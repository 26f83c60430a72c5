package org.tongtian.local.stores;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys in a page, each without what it shares with the one before it. */
final class KeyType extends BasicDataType<StoredKey> {
  static final KeyType INSTANCE = new KeyType();

  private static final int OBJECTS = 40;

  private KeyType() {}

  @Override
  public int compare(StoredKey one, StoredKey other) {
    return one.compareTo(other);
  }

  @Override
  public int getMemory(StoredKey key) {
    return OBJECTS + key.bytes().length;
  }

  @Override
  public boolean isMemoryEstimationAllowed() {
    return false;
  }

  @Override
  public void write(WriteBuffer buffer, StoredKey key) {
    buffer.putVarInt(key.bytes().length).put(key.bytes());
  }

  @Override
  public StoredKey read(ByteBuffer buffer) {
    byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return new StoredKey(bytes);
  }

  @Override
  public void write(WriteBuffer buffer, Object storage, int count) {
    StoredKey[] keys = cast(storage);
    byte[] before = {};
    for (int i = 0; i < count; i++) {
      byte[] bytes = keys[i].bytes();
      int mismatch = Arrays.mismatch(before, bytes);
      int shared = mismatch < 0 ? bytes.length : mismatch;
      int rest = bytes.length - shared;
      buffer.putVarInt(shared).putVarInt(rest).put(bytes, shared, rest);
      before = bytes;
    }
  }

  @Override
  public void read(ByteBuffer buffer, Object storage, int count) {
    StoredKey[] keys = cast(storage);
    byte[] before = {};
    for (int i = 0; i < count; i++) {
      int shared = DataUtils.readVarInt(buffer);
      int rest = DataUtils.readVarInt(buffer);
      byte[] bytes = Arrays.copyOf(before, shared + rest);
      buffer.get(bytes, shared, rest);
      keys[i] = new StoredKey(bytes);
      before = bytes;
    }
  }

  @Override
  public StoredKey[] createStorage(int size) {
    return new StoredKey[size];
  }
}
