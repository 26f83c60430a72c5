package org.tongtian.kit.idempotency;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs an operation once per idempotency key, whatever is sent twice. Same key and body: the same
 * answer; same key and another body: 409. Each key gets one operation id that every attempt works
 * under, so that an attempt which died half-way is taken up again instead of doubled. A refused
 * operation changed nothing and frees its key.
 */
public final class IdempotentOperations {

  /** Header that marks an answer which was given before. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(30);
  private static final Duration REMEMBERED = Duration.ofDays(3);
  private static final int WAITS = 50;

  private final MongoCollection<KeyRecord> keys;
  private final JsonMapper json;
  private final Clock clock;

  public IdempotentOperations(MongoDatabase database, JsonMapper json, Clock clock) {
    this.keys = database.getCollection("idempotency_keys", KeyRecord.class);
    this.json = json;
    this.clock = clock;
  }

  /**
   * Runs the operation, or gives the answer it gave before.
   *
   * @param key the caller's Idempotency-Key, 1 to 64 characters
   * @param operation stable name with the ids it concerns, e.g. {@code order.ship:<orderId>}
   * @param request the request body, null where there is none
   * @param success status of the first answer; a replay repeats it
   * @param work gets the operation id (UUIDv7) and must be safe to run again under the same id
   */
  public <T> ResponseEntity<T> once(
      Caller caller,
      String key,
      String operation,
      Object request,
      HttpStatus success,
      Class<T> answerType,
      Function<String, T> work) {
    if (key.isBlank() || key.length() > 64) {
      throw Refusal.invalid("idempotency.key_invalid", "Idempotency-Key");
    }
    String id = caller.accountId() + ":" + key;
    String hash = hash(operation, request);
    KeyRecord mine = claim(id, hash);
    if (mine.state().equals(KeyRecord.DONE)) {
      return ResponseEntity.status(mine.status())
          .header(REPLAYED, "true")
          .body(json.readValue(mine.answer(), answerType));
    }
    return ResponseEntity.status(success).body(attempt(mine, success, work));
  }

  /**
   * Creates something once, or gives the answer it gave before: 201 with its {@code Location}.
   *
   * @param location path of what was created, from the answer
   * @see #once
   */
  public <T> ResponseEntity<T> create(
      Caller caller,
      String key,
      String operation,
      Object request,
      Class<T> answerType,
      Function<T, String> location,
      Function<String, T> work) {
    ResponseEntity<T> answer =
        once(caller, key, operation, request, HttpStatus.CREATED, answerType, work);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .location(URI.create(location.apply(answer.getBody())))
        .body(answer.getBody());
  }

  private <T> T attempt(KeyRecord mine, HttpStatus success, Function<String, T> work) {
    try {
      T answer = work.apply(mine.operationId());
      Document done =
          new Document("state", KeyRecord.DONE)
              .append("status", success.value())
              .append("answer", json.writeValueAsString(answer));
      keys.updateOne(running(mine), new Document("$set", done));
      return answer;
    } catch (Refusal refusal) {
      keys.deleteOne(running(mine));
      throw refusal;
    } catch (RuntimeException failure) {
      keys.updateOne(running(mine), new Document("$set", new Document("state", KeyRecord.FAILED)));
      throw failure;
    }
  }

  private KeyRecord claim(String id, String hash) {
    for (int attempt = 0; attempt < WAITS; attempt++) {
      KeyRecord known = insertOrFind(id, hash);
      if (!known.requestHash().equals(hash)) {
        throw Refusal.conflict("idempotency.key_reused");
      }
      if (known.state().equals(KeyRecord.DONE) || known.startedAt() == null) {
        return known;
      }
      if (mayTakeOver(known)) {
        KeyRecord taken = takeOver(known);
        if (taken != null) {
          return taken;
        }
      }
      pause();
    }
    throw Refusal.conflict("idempotency.in_progress");
  }

  /** A record that this call inserted comes back without a start, one that was there with it. */
  private KeyRecord insertOrFind(String id, String hash) {
    KeyRecord fresh = new KeyRecord(id, hash, Ids.next(), KeyRecord.RUNNING, 0, null, now());
    try {
      keys.insertOne(fresh);
      return new KeyRecord(id, hash, fresh.operationId(), KeyRecord.RUNNING, 0, null, null);
    } catch (MongoWriteException | DuplicateKeyException taken) {
      if (taken instanceof MongoWriteException write
          && ErrorCategory.fromErrorCode(write.getError().getCode())
              != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      KeyRecord known = keys.find(Filters.eq("_id", id)).first();
      return known == null ? insertOrFind(id, hash) : known;
    }
  }

  private boolean mayTakeOver(KeyRecord known) {
    return known.state().equals(KeyRecord.FAILED)
        || known.startedAt().isBefore(now().minus(ATTEMPT_LIMIT));
  }

  private KeyRecord takeOver(KeyRecord known) {
    Document seen =
        new Document("_id", known.id())
            .append("state", known.state())
            .append("startedAt", known.startedAt());
    Document mine = new Document("state", KeyRecord.RUNNING).append("startedAt", now());
    boolean won = keys.updateOne(seen, new Document("$set", mine)).getModifiedCount() == 1;
    return won
        ? new KeyRecord(
            known.id(), known.requestHash(), known.operationId(), KeyRecord.RUNNING, 0, null, null)
        : null;
  }

  /** Forgets keys that nobody can be retrying any more. */
  public void sweep() {
    keys.deleteMany(new Document("startedAt", new Document("$lt", now().minus(REMEMBERED))));
  }

  private static Document running(KeyRecord mine) {
    return new Document("_id", mine.id())
        .append("operationId", mine.operationId())
        .append("state", KeyRecord.RUNNING);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.conflict("idempotency.in_progress");
    }
  }

  private String hash(String operation, Object request) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(operation.getBytes(StandardCharsets.UTF_8));
      sha.update(json.writeValueAsBytes(request));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
