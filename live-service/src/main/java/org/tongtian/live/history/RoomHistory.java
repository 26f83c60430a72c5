package org.tongtian.live.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.tongtian.live.message.RoomMessage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened in the rooms, kept durably (promise L5): chat, orders, pins, starts and ends. Each
 * room's entries are numbered without gaps: an entry is inserted at the next free offset, and where
 * another instance took it first, at the one behind. So offsets serve paging and resuming alike.
 */
@Service
public class RoomHistory {

  private static final int STRIPES = 256;

  private final HistoryRepository messages;
  private final ObjectProvider<HistoryListener> listeners;
  private final JsonMapper json;
  private final Cache<String, Long> lastOffsets = Caffeine.newBuilder().maximumSize(20_000).build();
  private final List<ReentrantLock> writers =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

  RoomHistory(
      HistoryRepository messages, ObjectProvider<HistoryListener> listeners, JsonMapper json) {
    this.messages = messages;
    this.listeners = listeners;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /**
   * Keeps a message, then tells the listeners. What was kept under the same key before is not kept
   * or told again.
   *
   * @param key unique within the room
   * @param authorId account that caused it, may be null
   * @param at when it happened
   * @return whether it is new
   */
  public boolean keep(String roomId, String key, String authorId, Instant at, RoomMessage message) {
    // Writers of one room on this instance go one after the other; they would collide otherwise.
    ReentrantLock writer = writers.get(Math.floorMod(roomId.hashCode(), STRIPES));
    writer.lock();
    try {
      return insert(roomId, fullKey(roomId, key), authorId, at, message);
    } finally {
      writer.unlock();
    }
  }

  private boolean insert(
      String roomId, String key, String authorId, Instant at, RoomMessage message) {
    Instant when = at.truncatedTo(ChronoUnit.MILLIS);
    String data = json.writerFor(RoomMessage.class).writeValueAsString(message);
    Long hint = lastOffsets.getIfPresent(roomId);
    long last = hint == null ? lastOffset(roomId) : hint;
    while (true) {
      long offset = last + 1;
      String id = StoredMessage.id(roomId, offset);
      if (messages.insert(new StoredMessage(id, roomId, offset, key, authorId, when, data))) {
        lastOffsets.put(roomId, offset);
        Kept kept = new Kept(roomId, offset, when, message);
        listeners.orderedStream().forEach(listener -> listener.kept(kept));
        return true;
      }
      if (messages.byKey(key).isPresent()) {
        return false;
      }
      last = lastOffset(roomId);
    }
  }

  /** What was kept under the key, if anything was. */
  public Optional<Kept> find(String roomId, String key) {
    return messages.byKey(fullKey(roomId, key)).map(this::kept);
  }

  /** The offset of the newest message, 0 where there is none. */
  public long lastOffset(String roomId) {
    Long known = lastOffsets.getIfPresent(roomId);
    long last =
        Galloping.last(known == null ? 0 : known, offset -> messages.exists(roomId, offset));
    lastOffsets.put(roomId, last);
    return last;
  }

  /** At most that many messages behind the offset, in order. */
  public List<Kept> after(String roomId, long offset, int limit) {
    return messages.after(roomId, offset, limit).stream().map(this::kept).toList();
  }

  private Kept kept(StoredMessage stored) {
    return new Kept(
        stored.roomId(),
        stored.offset(),
        stored.at(),
        json.readValue(stored.data(), RoomMessage.class));
  }

  private static String fullKey(String roomId, String key) {
    return roomId + "/" + key;
  }
}
