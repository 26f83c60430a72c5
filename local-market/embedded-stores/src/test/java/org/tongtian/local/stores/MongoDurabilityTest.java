package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoDurabilityTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path data;

  @Test
  void aWriteIsNotAnsweredBeforeItsCommitButAQuestionIs() throws Exception {
    Semaphore begun = new Semaphore(0);
    Semaphore mayCommit = new Semaphore(1_000);
    Runnable hook =
        () -> {
          begun.release();
          mayCommit.acquireUninterruptibly();
        };
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0, hook);
        MongoClient client = MongoClients.create(mongo.uri())) {
      MongoCollection<Document> lots = lots(client);
      lots.insertOne(new Document("_id", "first"));
      mayCommit.drainPermits();
      begun.drainPermits();

      CompletableFuture<?> insert =
          CompletableFuture.runAsync(() -> lots.insertOne(new Document("_id", "second")));
      try {
        assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(lots.countDocuments()).isEqualTo(2);
        assertThat(insert).isNotDone();
      } finally {
        mayCommit.release(1_000);
      }
      assertThat(insert).succeedsWithin(PATIENCE);
    }
  }

  @Test
  void aWriteWhoseCommitFailsIsNeverAcknowledged() {
    AtomicBoolean broken = new AtomicBoolean();
    Runnable hook =
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("disk full");
          }
        };
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0, hook);
        MongoClient client = MongoClients.create(mongo.uri())) {
      MongoCollection<Document> lots = lots(client);
      lots.insertOne(new Document("_id", "first"));
      broken.set(true);

      assertThatThrownBy(() -> lots.insertOne(new Document("_id", "second")))
          .isInstanceOf(MongoException.class)
          .isNotInstanceOf(MongoWriteException.class);
    }
  }

  @Test
  void manyWritersShareCommits() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      MongoCollection<Document> lots = lots(client);
      lots.insertOne(new Document("_id", "warm-up"));
      long before = mongo.commits();

      Together.run(
          16,
          thread -> {
            for (int write = 0; write < 100; write++) {
              lots.insertOne(new Document("_id", thread + "-" + write));
            }
            return thread;
          });

      assertThat(lots.countDocuments()).isEqualTo(1_601);
      assertThat(mongo.commits() - before).isPositive().isLessThan(1_600);
    }
  }

  @Test
  void dataAndIndexesOutliveARestart() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      lots(client).createIndex(Indexes.ascending("book", "seq"), new IndexOptions().unique(true));
      for (int seq = 0; seq < 300; seq++) {
        lots(client)
            .insertOne(new Document("_id", "e" + seq).append("book", "A").append("seq", seq));
      }
      lots(client).updateOne(new Document("_id", "e7"), Updates.set("fen", 650L));
      lots(client).deleteOne(new Document("_id", "e8"));
    }

    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      assertThat(lots(client).countDocuments()).isEqualTo(299);
      assertThat(lots(client).find(new Document("book", "A").append("seq", 7)).first())
          .containsEntry("fen", 650L);
      assertThatThrownBy(() -> lots(client).insertOne(new Document("book", "A").append("seq", 7)))
          .isInstanceOf(MongoWriteException.class);
      lots(client).insertOne(new Document("_id", "again").append("book", "A").append("seq", 8));
      assertThat(lots(client).countDocuments()).isEqualTo(300);
    }
  }

  @Test
  void compactingLosesNothingAndGivesSpaceBack() {
    try (DurableStore store = DurableStore.open(data.resolve("worn.mv"))) {
      var map = store.mvStore().<Integer, String>openMap("m");
      for (int round = 0; round < 400; round++) {
        int from = round;
        store.write(
            () -> {
              for (int key = from % 20; key < 2_000; key += 20) {
                map.put(key, "round " + from + " ".repeat(200));
              }
              return null;
            });
        store.commit();
      }
      int usedBefore = store.mvStore().getFileStore().getChunksFillRate();
      assertThat(usedBefore).isLessThan(50);

      while (store.compactOnePass()) {
        assertThat(map.sizeAsLong()).isEqualTo(2_000);
      }
      // Space is given back once no kept version needs it.
      for (int commit = 0; commit < 10; commit++) {
        store.write(() -> map.put(2, map.get(2)));
        store.commit();
      }

      assertThat(store.mvStore().getFileStore().getChunksFillRate()).isGreaterThanOrEqualTo(50);
    }
    try (DurableStore store = DurableStore.open(data.resolve("worn.mv"))) {
      var map = store.mvStore().<Integer, String>openMap("m");
      assertThat(map.sizeAsLong()).isEqualTo(2_000);
      assertThat(map.get(19)).startsWith("round 399 ");
      assertThat(map.get(0)).startsWith("round 380 ");
    }
  }

  @Test
  void aCommitNeverCutsACommandInTwo() throws Exception {
    Semaphore halfDone = new Semaphore(0);
    Semaphore mayFinish = new Semaphore(0);
    Path file = data.resolve("whole.mv");
    try (DurableStore store = DurableStore.open(file)) {
      var map = store.mvStore().<Integer, String>openMap("m");
      Thread command =
          Thread.ofPlatform().start(() -> store.write(() -> putTwo(map, halfDone, mayFinish)));
      Thread commit;
      try {
        assertThat(halfDone.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        commit = Thread.ofPlatform().start(store::commit);
        while (commit.getState() != Thread.State.WAITING && commit.isAlive()) {
          Thread.onSpinWait();
        }
        assertThat(commit.isAlive()).as("commit waits for the command").isTrue();
        assertThat(store.mvStore().hasUnsavedChanges()).isTrue();
      } finally {
        mayFinish.release();
      }
      command.join();
      commit.join();
      assertThat(store.mvStore().hasUnsavedChanges()).isFalse();
    }
  }

  private static Void putTwo(Map<Integer, String> map, Semaphore halfDone, Semaphore mayFinish) {
    map.put(1, "document");
    halfDone.release();
    mayFinish.acquireUninterruptibly();
    map.put(2, "index");
    return null;
  }

  @Test
  void aCommitOfAClosedStoreIsNotTakenForSuccess() {
    DurableStore store = DurableStore.open(data.resolve("closed.mv"));
    store.close();

    assertThatThrownBy(store::commit).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSecondOwnerOfTheDataIsRefusedAndTheFirstGoesOn() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      assertThatThrownBy(() -> EmbeddedMongo.start(data, 0))
          .isInstanceOf(StoreStartException.class)
          .hasMessageContaining("already in use")
          .hasMessageContaining("another data folder")
          .hasMessageNotContaining("\n");

      lots(client).insertOne(new Document("_id", "still here"));
      assertThat(lots(client).countDocuments()).isEqualTo(1);
    }
    EmbeddedMongo.start(data, 0).close();
  }

  @Test
  void aTakenPortIsNamedAndTheDataIsFreeAgain() throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(LocalPort.address(0));
      assertThatThrownBy(() -> EmbeddedMongo.start(data, other.getLocalPort()))
          .isInstanceOf(StoreStartException.class)
          .hasMessageContaining("Port " + other.getLocalPort())
          .hasMessageContaining("choose another port")
          .hasMessageNotContaining("\n");
    }
    EmbeddedMongo.start(data, 0).close();
  }

  @Test
  void damagedDataIsNamedAndLeftAsItIs() throws IOException {
    Path file = data.resolve("mongo.mv");
    byte[] damaged =
        "this is no store".repeat(1_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(file, damaged);

    assertThatThrownBy(() -> EmbeddedMongo.start(data, 0))
        .isInstanceOf(StoreStartException.class)
        .hasMessageContaining("mongo.mv")
        .hasMessageContaining("move it away");

    assertThat(file).hasBinaryContent(damaged);
  }

  @Test
  void aDataFolderThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "x");

    assertThatThrownBy(() -> EmbeddedMongo.start(file, 0))
        .isInstanceOf(StoreStartException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("choose another data folder");
  }

  private static MongoCollection<Document> lots(MongoClient client) {
    return client.getDatabase("catalog").getCollection("lots");
  }
}
