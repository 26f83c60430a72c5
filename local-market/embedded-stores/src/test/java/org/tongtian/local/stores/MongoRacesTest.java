package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guarded writes promise when many run at once. */
class MongoRacesTest {
  private static final int THREADS = 16;

  @TempDir Path data;
  private EmbeddedMongo mongo;
  private MongoClient client;
  private MongoCollection<Document> lots;

  @BeforeEach
  void start() {
    mongo = EmbeddedMongo.start(data, 0);
    client = MongoClients.create(mongo.uri());
    lots = client.getDatabase("catalog").getCollection("lots");
  }

  @AfterEach
  void stop() {
    client.close();
    mongo.close();
  }

  @Test
  void stockIsNeverSoldTwice() {
    lots.insertOne(new Document("_id", "lot").append("free", 100).append("sold", 0));

    List<Long> soldByThread =
        Together.run(
            THREADS, thread -> IntStream.range(0, 20).filter(attempt -> takeOne()).count());

    assertThat(soldByThread.stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
    assertThat(lots.find().first()).containsEntry("free", 0).containsEntry("sold", 100);
  }

  private boolean takeOne() {
    return lots.updateOne(
                new Document("_id", "lot").append("free", new Document("$gte", 1)),
                Updates.combine(Updates.inc("free", -1), Updates.inc("sold", 1)))
            .getModifiedCount()
        == 1;
  }

  @Test
  void oneVersionHasOneSuccessor() {
    lots.insertOne(new Document("_id", "order").append("version", 0L));

    List<Long> winsByThread =
        Together.run(
            THREADS, thread -> IntStream.range(0, 50).filter(this::moveFromVersion).count());

    assertThat(winsByThread.stream().mapToLong(Long::longValue).sum()).isEqualTo(50);
    assertThat(lots.find().first()).containsEntry("version", 50L);
  }

  private boolean moveFromVersion(int version) {
    // Each thread waits until the version is reached, so that all of them race for each step.
    while (lots.find(new Document("_id", "order")).first().getLong("version") < version) {
      Thread.onSpinWait();
    }
    return lots.updateOne(
                new Document("_id", "order").append("version", (long) version),
                Updates.inc("version", 1L))
            .getModifiedCount()
        == 1;
  }

  @Test
  void everyTakerOfANumberGetsAnotherOne() {
    FindOneAndUpdateOptions after =
        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    lots.insertOne(new Document("_id", "number").append("n", 0));

    List<List<Integer>> taken =
        Together.run(
            THREADS,
            thread ->
                IntStream.range(0, 25)
                    .mapToObj(
                        turn ->
                            lots.findOneAndUpdate(
                                    new Document("_id", "number"), Updates.inc("n", 1), after)
                                .getInteger("n"))
                    .toList());

    assertThat(taken.stream().flatMap(List::stream).sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, THREADS * 25).boxed().toList());
  }

  @Test
  void aUniqueKeyHasOneOwner() {
    lots.createIndex(Indexes.ascending("book", "seq"), new IndexOptions().unique(true));

    List<Long> appended =
        Together.run(
            THREADS, thread -> IntStream.range(0, 20).filter(seq -> append(thread, seq)).count());

    assertThat(appended.stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
    assertThat(lots.countDocuments()).isEqualTo(20);
  }

  private boolean append(int thread, int seq) {
    try {
      lots.insertOne(
          new Document("_id", thread + "-" + seq).append("book", "A").append("seq", seq));
      return true;
    } catch (MongoWriteException taken) {
      return false;
    }
  }
}
