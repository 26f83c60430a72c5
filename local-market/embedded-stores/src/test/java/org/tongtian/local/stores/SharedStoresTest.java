package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.lettuce.core.RedisClient;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class SharedStoresTest {
  @Test
  void bothStoresAnswer() {
    EmbeddedStores stores = EmbeddedStores.shared();

    try (MongoClient mongo = MongoClients.create(stores.mongoUri())) {
      var boxes = mongo.getDatabase("shared").getCollection("boxes");
      boxes.insertOne(new Document("_id", "b1").append("jin", 5));
      assertThat(boxes.find(new Document("_id", "b1")).first()).containsEntry("jin", 5);
    }
    RedisClient redis = RedisClient.create(stores.redisUri());
    try (var connection = redis.connect()) {
      connection.sync().set("k", "v");
      assertThat(connection.sync().get("k")).isEqualTo("v");
    } finally {
      redis.shutdown();
    }
    assertThat(EmbeddedStores.shared()).isSameAs(stores);
  }
}
