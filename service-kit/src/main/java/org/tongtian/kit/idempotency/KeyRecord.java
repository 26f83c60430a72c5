package org.tongtian.kit.idempotency;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What is remembered of one use of an idempotency key.
 *
 * @param id account and key
 * @param requestHash hash of operation and body
 * @param operationId the id that the operation works under, the same in every attempt
 * @param state RUNNING, FAILED (may be taken up again) or DONE
 * @param status HTTP status of the answer, 0 until done
 * @param answer JSON of the answer, null until done
 * @param startedAt when the present attempt began
 */
public record KeyRecord(
    @BsonId String id,
    String requestHash,
    String operationId,
    String state,
    int status,
    String answer,
    Instant startedAt) {

  static final String RUNNING = "RUNNING";
  static final String FAILED = "FAILED";
  static final String DONE = "DONE";
}
