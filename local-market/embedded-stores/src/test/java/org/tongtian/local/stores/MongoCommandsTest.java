package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portable subset that the services rely on, through the real driver. */
class MongoCommandsTest {
  @TempDir static Path data;
  private static EmbeddedMongo mongo;
  private static MongoClient client;

  private MongoDatabase database;
  private MongoCollection<Document> lots;

  @BeforeAll
  static void start() {
    mongo = EmbeddedMongo.start(data, 0);
    client = MongoClients.create(mongo.uri());
  }

  @AfterAll
  static void stop() {
    client.close();
    mongo.close();
  }

  @BeforeEach
  void emptyDatabase() {
    database = client.getDatabase("catalog");
    database.drop();
    lots = database.getCollection("lots");
  }

  @Test
  void answersTheHelloOfHealthChecks() {
    Document hello = database.runCommand(new Document("hello", 1));

    assertThat(hello).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
    assertThat(hello.getInteger("maxWireVersion")).isPositive();
  }

  @Test
  void insertsReadsReplacesAndDeletes() {
    Document lot =
        new Document("_id", "lot-1")
            .append("priceFen", 650L)
            .append("ratio", Decimal128.parse("0.075"))
            .append("harvested", Date.from(Instant.parse("2026-10-28T00:00:00Z")))
            .append("name", new Document("zh", "红芯红薯").append("en", "Red-heart sweet potato"));
    lots.insertOne(lot);
    assertThat(lots.find(byId("lot-1")).first()).isEqualTo(lot);

    lots.replaceOne(byId("lot-1"), new Document("_id", "lot-1").append("priceFen", 700L));
    assertThat(lots.find(byId("lot-1")).first()).containsOnlyKeys("_id", "priceFen");

    assertThat(lots.deleteOne(byId("lot-1")).getDeletedCount()).isEqualTo(1);
    assertThat(lots.countDocuments()).isZero();
  }

  @Test
  void readsBeyondOneBatch() {
    lots.insertMany(
        java.util.stream.IntStream.range(0, 500)
            .mapToObj(number -> new Document("_id", "lot-" + number).append("n", number))
            .toList());

    List<Document> found =
        lots.find().sort(Sorts.descending("n")).batchSize(50).into(new java.util.ArrayList<>());

    assertThat(found).hasSize(500);
    assertThat(found.getFirst()).containsEntry("n", 499);
  }

  @Test
  void aGuardThatDoesNotHoldChangesNothing() {
    Document lot = new Document("_id", "lot-1").append("free", 3).append("version", 7L);
    lots.insertOne(lot);

    var refused =
        lots.updateOne(
            byId("lot-1").append("free", new Document("$gte", 5)), Updates.inc("free", -5));
    assertThat(refused.getMatchedCount()).isZero();
    assertThat(lots.find(byId("lot-1")).first()).isEqualTo(lot);

    var accepted =
        lots.updateOne(
            byId("lot-1").append("version", 7L),
            Updates.combine(Updates.inc("free", -2), Updates.inc("version", 1L)));
    assertThat(accepted.getModifiedCount()).isEqualTo(1);
    assertThat(lots.find(byId("lot-1")).first())
        .containsEntry("free", 1)
        .containsEntry("version", 8L);
  }

  @Test
  void findOneAndUpdateGivesTheStateItMade() {
    FindOneAndUpdateOptions after =
        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    assertThat(lots.findOneAndUpdate(byId("counter"), Updates.inc("n", 1), after))
        .containsEntry("n", 1);
    assertThat(lots.findOneAndUpdate(byId("counter"), Updates.inc("n", 1), after))
        .containsEntry("n", 2);
    assertThat(lots.findOneAndUpdate(byId("counter").append("n", 9), Updates.inc("n", 1))).isNull();
    assertThat(lots.find(byId("counter")).first()).containsEntry("n", 2);
  }

  @Test
  void pushWithSliceKeepsTheLastOnes() {
    lots.insertOne(byId("room"));
    for (int line = 1; line <= 5; line++) {
      lots.updateOne(
          byId("room"), Updates.pushEach("chat", List.of(line), new PushOptions().slice(-3)));
    }

    assertThat(lots.find(byId("room")).first()).containsEntry("chat", List.of(3, 4, 5));
  }

  @Test
  void arrayFiltersReachOneElement() {
    lots.insertOne(
        byId("order")
            .append(
                "lines",
                List.of(
                    new Document("sku", "a").append("state", "PAID"),
                    new Document("sku", "b").append("state", "PAID"))));

    lots.updateOne(
        byId("order"),
        Updates.set("lines.$[line].state", "SHIPPED"),
        new UpdateOptions().arrayFilters(List.of(new Document("line.sku", "b"))));

    List<Document> lines = lots.find(byId("order")).first().getList("lines", Document.class);
    assertThat(lines)
        .extracting(line -> line.getString("state"))
        .containsExactly("PAID", "SHIPPED");
  }

  @Test
  void aUniqueCompoundIndexRefusesTheSecondWriterAndNothingElse() {
    lots.createIndex(Indexes.ascending("book", "seq"), new IndexOptions().unique(true));
    lots.insertOne(byId("b1").append("book", "A").append("seq", 1));

    assertThatThrownBy(() -> lots.insertOne(byId("b2").append("book", "A").append("seq", 1)))
        .isInstanceOfSatisfying(
            MongoWriteException.class,
            refused ->
                assertThat(refused.getError().getCategory())
                    .isEqualTo(ErrorCategory.DUPLICATE_KEY));
    assertThat(lots.countDocuments()).isEqualTo(1);

    lots.insertOne(byId("b3").append("book", "A").append("seq", 2));
    lots.insertOne(byId("b4").append("book", "B").append("seq", 1));
    assertThat(lots.countDocuments()).isEqualTo(3);
  }

  @Test
  void aUniqueIndexOverAnArrayHoldsAcrossDocuments() {
    lots.createIndex(Indexes.ascending("sources"), new IndexOptions().unique(true));
    lots.insertOne(byId("block-1").append("sources", List.of("e1", "e2")));

    assertThatThrownBy(() -> lots.insertOne(byId("block-2").append("sources", List.of("e2", "e3"))))
        .isInstanceOf(MongoWriteException.class);
    lots.insertOne(byId("block-3").append("sources", List.of("e3")));

    assertThat(lots.countDocuments()).isEqualTo(2);
  }

  @Test
  void creatingAnIndexAgainOverDataIsHarmless() {
    for (int start = 0; start < 3; start++) {
      lots.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
      lots.createIndex(Indexes.ascending("room", "at"));
      lots.insertOne(byId("l" + start).append("code", "c" + start).append("room", "r"));
    }

    assertThat(lots.listIndexes()).hasSize(3);
    assertThat(lots.countDocuments(new Document("code", "c1"))).isEqualTo(1);
    assertThatThrownBy(() -> lots.insertOne(byId("l9").append("code", "c1")))
        .isInstanceOf(MongoWriteException.class);
  }

  @Test
  void aDroppedCollectionLeavesNothingInItsIndexes() {
    lots.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    lots.insertOne(byId("l1").append("code", "c1"));
    lots.drop();

    lots.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    lots.insertOne(byId("l2").append("code", "c1"));

    assertThat(lots.find(new Document("code", "c1")).first()).containsEntry("_id", "l2");
  }

  @Test
  void anIndexThatIsNotUniqueGoesWithItsCollectionAndHoldsWhatIsThere() {
    for (int life = 0; life < 2; life++) {
      lots.createIndex(Indexes.ascending("code"));
      lots.insertMany(List.of(byId("l1").append("code", "c"), byId("l2").append("code", "c")));
      lots.updateOne(byId("l1"), Updates.set("code", "d"));
      lots.deleteOne(byId("l2"));

      Document keys =
          database.runCommand(new Document("validate", "lots")).get("keysPerIndex", Document.class);
      assertThat(keys).containsEntry("code_1", 1L);
      assertThat(lots.find(new Document("code", "d"))).hasSize(1);
      lots.drop();
    }
  }

  @Test
  void droppingADatabaseSparesTheOneWithALongerName() {
    MongoCollection<Document> other = client.getDatabase("catalog2").getCollection("lots");
    other.deleteMany(new Document());
    other.insertOne(byId("l1"));
    lots.insertOne(byId("l1"));

    database.drop();

    assertThat(lots.countDocuments()).isZero();
    assertThat(other.countDocuments()).isEqualTo(1);
    other.insertOne(byId("l2"));
    assertThat(other.countDocuments()).isEqualTo(2);
  }

  @Test
  void listingDatabasesDisturbsNobody() {
    lots.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    lots.insertOne(byId("l1").append("code", "c1"));

    assertThat(client.listDatabaseNames()).contains("catalog");

    assertThatThrownBy(() -> lots.insertOne(byId("l2").append("code", "c1")))
        .isInstanceOf(MongoWriteException.class);
    assertThat(lots.countDocuments()).isEqualTo(1);
  }

  @Test
  void aggregatesSums() {
    lots.insertMany(
        List.of(
            byId("1").append("payee", "coop").append("fen", 10L),
            byId("2").append("payee", "host").append("fen", 5L),
            byId("3").append("payee", "coop").append("fen", 7L)));

    Document coop =
        lots.aggregate(
                List.of(
                    new Document("$match", new Document("payee", "coop")),
                    new Document(
                        "$group",
                        new Document("_id", "$payee").append("fen", new Document("$sum", "$fen")))))
            .first();

    assertThat(coop).containsEntry("fen", 17L);
  }

  private static Document byId(String id) {
    return new Document("_id", id);
  }
}
