package org.tongtian.live.history;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One entry of a room's history as it is kept; interaction records of live sales are kept at least
 * three years (promise L5), so nothing deletes them.
 *
 * @param id room id and offset: reading a page is a look-up by key, and an offset is given once
 * @param offset place in the room's history, from 1 without gaps
 * @param key unique name of what happened, so that saying it twice keeps it once
 * @param authorId account that caused it, null where the system did
 * @param data the channel message as JSON
 */
public record StoredMessage(
    @BsonId String id,
    String roomId,
    long offset,
    String key,
    String authorId,
    Instant at,
    String data) {

  static String id(String roomId, long offset) {
    return roomId + ":" + offset;
  }
}
