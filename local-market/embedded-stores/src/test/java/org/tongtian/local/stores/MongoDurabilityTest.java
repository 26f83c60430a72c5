package org.tongtian.local.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.h2.mvstore.MVMap;
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
      StoredMap<byte[]> map = store.documents("m");
      for (int round = 0; round < 400; round++) {
        for (int key = round % 20; key < 2_000; key += 20) {
          map.put(StoredKey.of(key), ("round " + round + " ".repeat(200)).getBytes(UTF_8));
        }
        store.commitFile();
      }
      int usedBefore = store.mvStore().getFileStore().getChunksFillRate();
      assertThat(usedBefore).isLessThan(50);

      while (store.compactOnePass()) {
        assertThat(map.map().sizeAsLong()).isEqualTo(2_000);
      }
      // Space is given back once no kept version needs it.
      for (int commit = 0; commit < 10; commit++) {
        map.put(StoredKey.of(2), map.map().get(StoredKey.of(2)));
        store.commitFile();
      }

      assertThat(store.mvStore().getFileStore().getChunksFillRate()).isGreaterThanOrEqualTo(50);
    }
    try (DurableStore store = DurableStore.open(data.resolve("worn.mv"))) {
      MVMap<StoredKey, byte[]> map = store.documents("m").map();
      assertThat(map.sizeAsLong()).isEqualTo(2_000);
      assertThat(new String(map.get(StoredKey.of(19)), UTF_8)).startsWith("round 399 ");
      assertThat(new String(map.get(StoredKey.of(0)), UTF_8)).startsWith("round 380 ");
    }
  }

  @Test
  void aCommitNeverCutsACommandInTwo() throws Exception {
    Semaphore halfDone = new Semaphore(0);
    Semaphore mayFinish = new Semaphore(0);
    Path file = data.resolve("whole.mv");
    try (DurableStore store = DurableStore.open(file)) {
      StoredMap<byte[]> map = store.documents("m");
      store.commit();
      Path crashed = Files.createDirectory(data.resolve("crashed"));
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
        assertThat(sizeAfterCrash(crashed)).isZero();
      } finally {
        mayFinish.release();
      }
      command.join();
      commit.join();
      assertThat(sizeAfterCrash(crashed)).isEqualTo(2);
    }
  }

  /** What would be there had the process died now. */
  private long sizeAfterCrash(Path folder) throws IOException {
    for (String file : List.of("whole.mv", "whole.mv.journal")) {
      Files.copy(data.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    try (DurableStore store = DurableStore.open(folder.resolve("whole.mv"))) {
      return store.documents("m").map().sizeAsLong();
    }
  }

  private static Void putTwo(StoredMap<byte[]> map, Semaphore halfDone, Semaphore mayFinish) {
    map.put(StoredKey.of(1), new byte[] {1});
    halfDone.release();
    mayFinish.acquireUninterruptibly();
    map.put(StoredKey.of(2), new byte[] {2});
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
    byte[] damaged = "this is no store".repeat(1_000).getBytes(UTF_8);
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
