package org.tongtian.kit.event;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonProperty;

/**
 * Something that happened, as a CloudEvents 1.0 record.
 *
 * @param factId unique id (UUIDv7); consumers are idempotent by it
 * @param type stable name, e.g. {@code org.tongtian.orders.OrderPaid}
 * @param source the service that says so
 * @param subject id of the aggregate it happened to; facts of one subject stay in order
 * @param time when it happened
 * @param data the payload record as JSON
 */
public record Fact(
    @BsonProperty("fid") String factId,
    String type,
    String source,
    String subject,
    Instant time,
    String data) {

  private static final String OWNER_PREFIX = "org.tongtian.api.";

  /** The type name of a payload record in {@code org.tongtian.api.<owner>}. */
  public static String typeOf(Class<? extends Record> payload) {
    String owner = payload.getPackageName();
    if (!owner.startsWith(OWNER_PREFIX)) {
      throw new IllegalArgumentException(payload + " is no word that services exchange");
    }
    return "org.tongtian." + owner.substring(OWNER_PREFIX.length()) + "." + payload.getSimpleName();
  }
}
