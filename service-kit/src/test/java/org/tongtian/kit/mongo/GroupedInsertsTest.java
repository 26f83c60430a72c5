package org.tongtian.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.local.stores.EmbeddedStores;

class GroupedInsertsTest {

  private final MongoClient client = MongoClients.create(EmbeddedStores.shared().mongoUri());
  private final MongoCollection<Document> collection =
      client.getDatabase("inserts-" + Ids.next()).getCollection("things");
  private final GroupedInserts<Document> inserts = new GroupedInserts<>(collection);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void eachDocumentHasItsOwnOutcomeHoweverManyComeTogether() throws Exception {
    collection.createIndex(new Document("number", 1), new IndexOptions().unique(true));
    collection.insertOne(new Document("_id", "there").append("number", -1));
    List<Future<Boolean>> inserted = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        int number = i / 2; // each number comes twice
        String id = i % 20 == 0 ? "there" : "id-" + i;
        inserted.add(
            threads.submit(() -> inserts.insert(new Document("_id", id).append("number", number))));
      }
    }
    long stored = 0;
    for (Future<Boolean> each : inserted) {
      stored += each.get() ? 1 : 0;
    }
    assertThat(stored).isEqualTo(100);
    assertThat(collection.countDocuments()).isEqualTo(101);
  }

  @Test
  void aTakenKeyStoresNothing() {
    assertThat(inserts.insert(new Document("_id", "one").append("text", "first"))).isTrue();
    assertThat(inserts.insert(new Document("_id", "one").append("text", "second"))).isFalse();
    assertThat(collection.find().first().getString("text")).isEqualTo("first");
  }
}
