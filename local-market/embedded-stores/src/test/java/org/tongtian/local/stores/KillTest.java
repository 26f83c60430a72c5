package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores in a process of their own, killed again and again while several threads write. */
class KillTest {
  private static final int ROUNDS = 4;
  private static final int WRITERS = 6;
  private static final long SEED = 20_261_122L;

  @TempDir Path data;

  private final Set<String> acknowledgedEntries = new HashSet<>();
  private final AtomicIntegerArray acknowledgedSteps = new AtomicIntegerArray(WRITERS);
  private final AtomicIntegerArray triedSteps = new AtomicIntegerArray(WRITERS);

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    RandomGenerator random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      int killAfter = 50 + random.nextInt(1_000);
      try (StoresProcess stores = StoresProcess.start(data, data.toString(), "0", "0")) {
        checkEverything(stores, round, "seed " + SEED + ", round " + round);
        writeUntilKilled(stores, round, killAfter);
      }
    }
    try (StoresProcess stores = StoresProcess.start(data, data.toString(), "0", "0")) {
      checkEverything(stores, ROUNDS, "seed " + SEED + ", after the last round");
      assertThat(stores.terminate()).isEqualTo(128 + 15);
    }
  }

  private void writeUntilKilled(StoresProcess stores, int round, int killAfter) throws Exception {
    try (RedisClient redis = RedisClient.create(stores.redisUri());
        var connection = redis.connect()) {
      connection.sync().set("round", Integer.toString(round));
    }
    Semaphore acknowledged = new Semaphore(0);
    ConcurrentLinkedQueue<String> entries = new ConcurrentLinkedQueue<>();
    try (MongoClient client = MongoClients.create(stores.mongoUri());
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      entries(client)
          .createIndex(Indexes.ascending("book", "seq"), new IndexOptions().unique(true));
      entries(client).createIndex(Indexes.ascending("seq"));
      steps(client).createIndex(Indexes.ascending("n"));
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.execute(() -> write(client, round, number, entries, acknowledged));
      }
      try {
        assertThat(acknowledged.tryAcquire(killAfter, 60, TimeUnit.SECONDS)).isTrue();
      } finally {
        stores.kill();
      }
    }
    acknowledgedEntries.addAll(entries);
  }

  /** Appends entries and counts steps until the store is gone. */
  private void write(
      MongoClient client,
      int round,
      int writer,
      ConcurrentLinkedQueue<String> entries,
      Semaphore acknowledged) {
    try {
      for (int seq = 0; ; seq++) {
        String id = round + "/" + writer + "/" + seq;
        entries(client)
            .insertMany(
                List.of(entry(id + "/a", id, 0), entry(id + "/b", id, 1), entry(id + "/c", id, 2)));
        entries.add(id);
        triedSteps.incrementAndGet(writer);
        steps(client)
            .updateOne(
                new Document("_id", writer), Updates.inc("n", 1), new UpdateOptions().upsert(true));
        acknowledgedSteps.incrementAndGet(writer);
        acknowledged.release(2);
      }
    } catch (MongoException killed) {
      // The end of every round: what was not acknowledged may be there or not.
      assertThat(killed).isNotInstanceOf(MongoWriteException.class);
    }
  }

  private void checkEverything(StoresProcess stores, int round, String when) {
    try (MongoClient client = MongoClients.create(stores.mongoUri())) {
      checkEntries(client, when);
      checkSteps(client, when);
    }
    try (RedisClient redis = RedisClient.create(stores.redisUri());
        var connection = redis.connect()) {
      assertThat(connection.sync().get("round"))
          .as(when)
          .isEqualTo(round == 0 ? null : Integer.toString(round - 1));
    }
  }

  private void checkEntries(MongoClient client, String when) {
    Set<String> books = new HashSet<>();
    long documents = 0;
    for (Document entry : entries(client).find()) {
      books.add(entry.getString("book"));
      documents++;
    }
    assertThat(books).as(when).containsAll(acknowledgedEntries);
    // One command is there as a whole or not at all, and the index knows what the data knows.
    assertThat(documents).as(when).isEqualTo(3L * books.size());
    checkIndex(entries(client), "seq", when);
    for (String book : sample(books)) {
      assertThat(entries(client).find(new Document("book", book).append("seq", 2)).first())
          .as(when)
          .containsEntry("_id", book + "/c");
      assertThat(refusesDuplicate(client, book)).as(when).isTrue();
    }
  }

  /** What an index finds is what reading everything finds. */
  private static void checkIndex(MongoCollection<Document> all, String field, String when) {
    Map<Object, Set<Object>> byValue = new HashMap<>();
    for (Document document : all.find()) {
      byValue
          .computeIfAbsent(document.get(field), none -> new HashSet<>())
          .add(document.get("_id"));
    }
    byValue.forEach(
        (value, ids) -> {
          List<Object> found = new ArrayList<>();
          all.find(new Document(field, value)).forEach(one -> found.add(one.get("_id")));
          assertThat(found).as(when).containsExactlyInAnyOrderElementsOf(ids);
        });
  }

  private static boolean refusesDuplicate(MongoClient client, String book) {
    try {
      entries(client).insertOne(entry("duplicate", book, 1));
      return false;
    } catch (MongoWriteException refused) {
      return refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
  }

  /** The unacknowledged last step of each kill may count or not. */
  private void checkSteps(MongoClient client, String when) {
    checkIndex(steps(client), "n", when);
    for (int writer = 0; writer < WRITERS; writer++) {
      Document found = steps(client).find(new Document("_id", writer)).first();
      int counted = found == null ? 0 : found.getInteger("n");
      assertThat(counted).as(when).isBetween(acknowledgedSteps.get(writer), triedSteps.get(writer));
    }
  }

  private static List<String> sample(Set<String> books) {
    List<String> sorted = books.stream().sorted().toList();
    int stride = Math.max(1, sorted.size() / 50);
    return IntStream.range(0, sorted.size())
        .filter(i -> i % stride == 0 || i > sorted.size() - 20)
        .mapToObj(sorted::get)
        .toList();
  }

  private static Document entry(String id, String book, int seq) {
    return new Document("_id", id).append("book", book).append("seq", seq);
  }

  private static MongoCollection<Document> entries(MongoClient client) {
    return client.getDatabase("settlement").getCollection("entries");
  }

  private static MongoCollection<Document> steps(MongoClient client) {
    return client.getDatabase("orders").getCollection("steps");
  }
}
