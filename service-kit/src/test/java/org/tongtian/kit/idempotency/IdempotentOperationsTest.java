package org.tongtian.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.local.stores.EmbeddedStores;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a key whose attempt was killed, and of keys that are old. */
class IdempotentOperationsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final MongoClient mongo = MongoClients.create(EmbeddedStores.shared().mongoUri());
  private final MongoDatabase database =
      mongo.getDatabase("i" + Ids.next().replace("-", "").substring(8, 24));
  private final MongoCollection<KeyRecord> keys =
      database.getCollection("idempotency_keys", KeyRecord.class);
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void drop() {
    database.drop();
    mongo.close();
  }

  @Test
  void aKilledAttemptIsTakenUpUnderItsOperationOnceItsTimeIsOver() {
    once("key", NOW);
    leaveRunning("a:key", NOW.minusSeconds(31));

    ResponseEntity<String> again = once("key", NOW);

    assertThat(again.getHeaders().containsHeader(IdempotentOperations.REPLAYED)).isFalse();
    assertThat(again.getBody()).isEqualTo(keys.find().first().operationId());
    assertThat(runs).hasValue(2);
    assertThat(once("key", NOW).getHeaders().getFirst(IdempotentOperations.REPLAYED))
        .isEqualTo("true");
    assertThat(runs).hasValue(2);
  }

  @Test
  void anAttemptWithinItsTimeIsLeftToItself() {
    once("key", NOW);
    leaveRunning("a:key", NOW.minusSeconds(29));

    assertThatThrownBy(() -> once("key", NOW))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("idempotency.in_progress"));
    assertThat(runs).hasValue(1);
  }

  @Test
  void theSweepForgetsOldKeysAlone() {
    once("old", NOW.minus(Duration.ofDays(3)).minusSeconds(1));
    once("young", NOW.minus(Duration.ofDays(3)).plusSeconds(1));

    operations(NOW).sweep();

    assertThat(keys.find()).extracting(KeyRecord::id).containsExactly("a:young");
  }

  /** As a process leaves it that was killed while it worked. */
  private void leaveRunning(String id, Instant startedAt) {
    Document running =
        new Document("state", KeyRecord.RUNNING)
            .append("startedAt", startedAt)
            .append("status", 0)
            .append("answer", null);
    keys.updateOne(new Document("_id", id), new Document("$set", running));
  }

  private ResponseEntity<String> once(String key, Instant now) {
    return operations(now)
        .once(
            new Caller("a", Role.CONSUMER, null, "王小明", "Wang Xiaoming"),
            key,
            "wish.grant",
            Map.of(),
            HttpStatus.CREATED,
            String.class,
            operationId -> {
              runs.incrementAndGet();
              return operationId;
            });
  }

  private IdempotentOperations operations(Instant now) {
    return new IdempotentOperations(database, new JsonMapper(), Clock.fixed(now, ZoneOffset.UTC));
  }
}
