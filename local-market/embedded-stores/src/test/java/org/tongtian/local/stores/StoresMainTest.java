package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresMainTest {
  @TempDir Path data;

  @Test
  void saysWhenItIsReadyAndEndsCleanlyOnSigterm() throws Exception {
    int redisPort;
    try (StoresProcess stores = StoresProcess.start(data, data.toString(), "0", "0")) {
      assertThat(stores.firstLine())
          .matches("ready mongodb://127\\.0\\.0\\.1:\\d+ redis://127\\.0\\.0\\.1:\\d+");
      try (MongoClient client = MongoClients.create(stores.mongoUri())) {
        client.getDatabase("d").getCollection("c").insertOne(new Document("_id", 1));
      }
      redisPort = URI.create(stores.redisUri()).getPort();
      assertThat(RedisProbe.isReady(redisPort)).isTrue();

      assertThat(stores.terminate()).isEqualTo(128 + 15);
    }
    assertThat(RedisProbe.isReady(redisPort)).isFalse();
    assertThat(data.resolve("redis/redis.pid")).doesNotExist();

    try (StoresProcess again = StoresProcess.start(data, data.toString(), "0", "0");
        MongoClient client = MongoClients.create(again.mongoUri())) {
      assertThat(client.getDatabase("d").getCollection("c").countDocuments()).isEqualTo(1);
    }
  }

  @Test
  void aSecondStartOnTheSameDataSaysSoInOneLine() throws Exception {
    try (StoresProcess first = StoresProcess.start(data, data.toString(), "0", "0");
        StoresProcess second = StoresProcess.start(data, data.toString(), "0", "0")) {
      assertThat(second.firstLine()).isNull();
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.errorText().lines())
          .singleElement()
          .asString()
          .contains("already in use by process")
          .contains("another data folder");
      assertThat(RedisProbe.isReady(URI.create(first.redisUri()).getPort())).isTrue();
    }
  }

  @Test
  void aTakenPortLeavesNothingRunning() throws Exception {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(LocalPort.address(0));
      String taken = Integer.toString(other.getLocalPort());
      try (StoresProcess stores = StoresProcess.start(data, data.toString(), "0", taken)) {
        assertThat(stores.firstLine()).isNull();
        assertThat(stores.exitCode()).isEqualTo(1);
        assertThat(stores.errorText()).contains("Port " + taken).contains("Redis");
      }
    }
    EmbeddedStores.start(data, 0, 0).close();
  }

  @Test
  void wrongArgumentsAreExplained() throws Exception {
    try (StoresProcess stores = StoresProcess.start(data)) {
      assertThat(stores.exitCode()).isEqualTo(2);
      assertThat(stores.errorText()).contains("<data folder>");
    }
    try (StoresProcess stores = StoresProcess.start(data, "d", "70000")) {
      assertThat(stores.exitCode()).isEqualTo(2);
      assertThat(stores.errorText()).contains("70000");
    }
    assertThat(filesIn(data)).isZero();
  }

  private static long filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }
}
