package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two collections get the same random writes, one of them with indexes of every kind, the other
 * with none; whatever is asked, both must answer the same.
 */
class IndexedFindTest {
  private static final long SEED = 20_261_122L;
  private static final int ROUNDS = 2;
  private static final int WRITES = 300;
  private static final int QUESTIONS = 400;

  @TempDir Path data;

  private long seed;
  private RandomFilters random;
  private MongoCollection<Document> indexed;
  private MongoCollection<Document> plain;

  @Test
  void whatAnIndexFindsIsWhatAScanFinds() {
    for (int round = 0; round < ROUNDS; round++) {
      seed = SEED + round;
      random = new RandomFilters(new Random(seed));
      Path folder = data.resolve("round" + round);
      try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0);
          MongoClient client = MongoClients.create(mongo.uri())) {
        open(client);
        write(WRITES / 2);
        createIndexes();
        write(WRITES);
        ask(QUESTIONS / 2);
      }
      try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0);
          MongoClient client = MongoClients.create(mongo.uri())) {
        open(client);
        ask(QUESTIONS / 4);
        write(WRITES / 2);
        ask(QUESTIONS / 4);
      }
    }
  }

  private void open(MongoClient client) {
    MongoDatabase database = client.getDatabase("shop");
    indexed = database.getCollection("indexed");
    plain = database.getCollection("plain");
  }

  private void createIndexes() {
    indexed.createIndex(new Document("a", 1));
    indexed.createIndex(new Document("b", -1));
    indexed.createIndex(new Document("a", 1).append("_id", -1));
    indexed.createIndex(new Document("b", 1).append("a", 1));
    indexed.createIndex(new Document("in.c", 1));
    indexed.createIndex(new Document("a", 1).append("tags", 1));
    indexed.createIndex(new Document("lines.sku", 1).append("b", 1));
    indexed.createIndex(new Document("in.c", 1).append("b", 1), new IndexOptions().sparse(true));
    indexed.createIndex(new Document("number", 1), new IndexOptions().unique(true));
    indexed.createIndex(new Document("big", 1));
    indexed.createIndex(new Document("marks.id", 1), new IndexOptions().unique(true));
    indexed.createIndex(
        new Document("kind", 1).append("marks.id", 1), new IndexOptions().unique(true));
    indexed.createIndex(
        new Document("b", 1).append("number", 1), new IndexOptions().unique(true).name("both"));
    indexed.createIndex(
        new Document("once", 1), new IndexOptions().unique(true).sparse(true).name("once"));
  }

  private void write(int writes) {
    for (int write = 0; write < writes; write++) {
      Document filter = random.filter();
      Document update = random.update();
      Document document = random.document();
      switch (random.upTo(9)) {
        case 0, 1, 2, 3 -> both(lots -> lots.insertOne(document).getInsertedId(), document);
        case 4 -> both(lots -> lots.updateOne(filter, update).getModifiedCount(), filter, update);
        case 5 -> both(lots -> lots.updateMany(filter, update).getModifiedCount(), filter, update);
        case 6 -> both(lots -> lots.findOneAndUpdate(filter, update), filter, update);
        case 7 -> both(lots -> lots.replaceOne(filter, withoutId(document)).toString(), filter);
        default -> both(lots -> lots.deleteOne(filter).getDeletedCount(), filter);
      }
    }
  }

  private static Document withoutId(Document document) {
    Document rest = new Document(document);
    rest.remove("_id");
    return rest;
  }

  private void ask(int questions) {
    both(lots -> lots.countDocuments());
    for (int question = 0; question < questions; question++) {
      Document filter = random.filter();
      Document order = random.order();
      int limit = random.upTo(3) == 0 ? 1 + random.upTo(8) : 0;
      int skip = random.upTo(4) == 0 ? random.upTo(4) : 0;
      both(lots -> lots.countDocuments(filter), filter);
      if (question % 4 == 0) {
        assertThat(aggregated(filter))
            .as(() -> "seed " + seed + ": pipeline of " + filter)
            .isEqualTo(composed(filter));
      }
      both(lots -> found(lots, filter, order, skip, limit), filter, order, skip, limit);
    }
  }

  /** The last stage reads the same collection again, all of it. */
  private List<Document> aggregated(Document filter) {
    Document lookup =
        new Document("from", indexed.getNamespace().getCollectionName())
            .append("let", new Document())
            .append("pipeline", List.of(new Document("$limit", 5)))
            .append("as", "first");
    return indexed
        .aggregate(
            List.of(
                new Document("$match", filter),
                new Document("$limit", 3),
                new Document("$lookup", lookup)))
        .into(new ArrayList<>());
  }

  private List<Document> composed(Document filter) {
    List<Document> first = plain.find().limit(5).into(new ArrayList<>());
    List<Document> found = plain.find(filter).limit(3).into(new ArrayList<>());
    found.forEach(document -> document.append("first", first));
    return found;
  }

  /** What the order leaves open is compared by number alone. */
  private static Object found(
      MongoCollection<Document> lots, Document filter, Document order, int skip, int limit) {
    List<Document> found =
        lots.find(filter).sort(order).skip(skip).limit(limit).into(new ArrayList<>());
    if (order.isEmpty() || order.containsKey("_id") || order.containsKey("number")) {
      return found;
    }
    return skip == 0 && limit == 0
        ? found.stream().map(Document::toJson).sorted().toList()
        : found.size();
  }

  private void both(Function<MongoCollection<Document>, Object> action, Object... what) {
    Object expected = action.apply(plain);
    assertThat(action.apply(indexed))
        .as(() -> "seed " + seed + ": " + List.of(what))
        .isEqualTo(expected);
  }
}
