package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoresTest {
  @Test
  void whatTheEnvironmentNamesIsUsedAndNotStarted() {
    Map<String, String> environment =
        Map.of("MONGODB_URI", "mongodb://db.example:27017", "REDIS_URI", "redis://cache.example");
    try (EmbeddedStores stores = EmbeddedStores.inMemory(environment)) {
      assertThat(stores.mongoUri()).isEqualTo("mongodb://db.example:27017");
      assertThat(stores.redisUri()).isEqualTo("redis://cache.example");
    }
  }

  @Test
  void onlyWhatTheEnvironmentDoesNotNameIsStarted() {
    int redisPort;
    try (EmbeddedStores stores =
        EmbeddedStores.inMemory(Map.of("MONGODB_URI", "mongodb://db.example", "REDIS_URI", " "))) {
      assertThat(stores.mongoUri()).isEqualTo("mongodb://db.example");
      redisPort = URI.create(stores.redisUri()).getPort();
      assertThat(RedisProbe.isReady(redisPort)).isTrue();
    }
    assertThat(RedisProbe.isReady(redisPort)).isFalse();
  }

  @Test
  void theTemporaryFolderGoesWithThem() {
    EmbeddedStores stores = EmbeddedStores.inMemory();
    Path folder =
        Path.of(RedisProbe.dataFolder(URI.create(stores.redisUri()).getPort()).orElseThrow())
            .getParent();
    try (MongoClient client = MongoClients.create(stores.mongoUri())) {
      client.getDatabase("d").getCollection("c").insertOne(new Document("_id", 1));
    }
    assertThat(folder.resolve("mongo/mongo.mv")).exists();

    stores.close();
    stores.close();

    assertThat(folder).doesNotExist();
  }

  @Test
  void aFailureOfTheSecondStopsTheFirst(@TempDir Path data) throws Exception {
    Files.writeString(data.resolve("redis"), "a file where a folder should be");

    assertThatThrownBy(() -> EmbeddedStores.start(data, 0, 0))
        .isInstanceOf(StoreStartException.class)
        .hasMessageContaining("Redis data folder");

    EmbeddedMongo.start(data.resolve("mongo"), 0).close();
  }
}
